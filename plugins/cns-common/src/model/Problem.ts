/**
 * How much a problem matters: an `error` means that something was not used (a document, an object, a policy), a `warning`
 * that it was used but probably does not do what its author meant, `info` that nothing needs to be done.
 *
 * @public
 */
export type ProblemSeverity = 'error' | 'warning' | 'info';

/**
 * Something wrong in the input, as data: readers and the policy compiler return these instead of throwing.
 *
 * @remarks
 * `code` is stable and in kebab-case, so that programs can tell problems apart; `message` is one or two sentences for a
 * person, saying what is wrong and what to do. `line` and `column` count from 1, `document` (within its file) and the
 * numbers inside `path` from 0. `path` is written like `spec.ingress[0].ports[1].port`.
 *
 * @public
 */
export interface Problem {
  readonly code: string;
  readonly severity: ProblemSeverity;
  readonly message: string;
  /** Kind and name of the object concerned, e.g. `NetworkPolicy shop/cart`. */
  readonly object?: string;
  readonly file?: string;
  readonly document?: number;
  readonly line?: number;
  readonly column?: number;
  readonly path?: string;
}
