/**
 * What Prometheus says when it cannot answer: `bad_data` for a request that makes no sense (400), `execution` for one
 * that failed while it was evaluated (422).
 *
 * @internal
 */
export class PromQlError extends Error {
  readonly errorType: 'bad_data' | 'execution';

  constructor(errorType: 'bad_data' | 'execution', message: string) {
    super(message);
    this.name = 'PromQlError';
    this.errorType = errorType;
  }
}
