import { ServiceUnavailableError } from '@backstage/errors';

/** How a call to an upstream can fail without a usable answer; each is also a problem code of the HTTP contract. @internal */
export type OutboundErrorCode =
  | 'timeout'
  | 'refused'
  | 'cut'
  | 'answer-too-large'
  | 'answer-malformed';

/**
 * A `ServiceUnavailableError` that says in which way the upstream was unavailable.
 *
 * @internal
 */
export class OutboundError extends ServiceUnavailableError {
  readonly code: OutboundErrorCode;
  /** The rest of a sentence whose subject is the upstream: `did not answer within 5 s`. */
  readonly predicate: string;

  /**
   * @param code - in which way
   * @param predicate - see {@link OutboundError.predicate}; carries no credential and no query
   */
  constructor(code: OutboundErrorCode, predicate: string) {
    super(`The upstream ${predicate}`);
    this.code = code;
    this.predicate = predicate;
  }
}
