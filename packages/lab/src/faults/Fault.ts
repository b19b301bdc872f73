/**
 * Something that goes wrong with an upstream while the lab runs.
 *
 * @remarks
 * - `latency`: answers come `ms` later.
 * - `status`: the vendor's own error of that HTTP status; `retryAfterSeconds` becomes `Retry-After`.
 * - `garbage`: 200 with something that is not JSON. `html`: 200 with a login page, as a proxy in between would give.
 * - `cut`: the connection breaks after so many bytes of the body (0: before the answer).
 * - `huge`: 200 with a body of so many bytes of valid JSON that never says anything.
 * - `refuse`: nobody listens on the port.
 * - `warnings`: Prometheus answers as usual and adds warnings, as it does when a remote store gave only a part.
 *
 * @public
 */
export type Fault = FaultScope &
  (
    | { readonly type: 'latency'; readonly ms: number }
    | {
        readonly type: 'status';
        readonly status: number;
        readonly retryAfterSeconds?: number;
      }
    | { readonly type: 'garbage' }
    | { readonly type: 'html' }
    | { readonly type: 'cut'; readonly afterBytes: number }
    | { readonly type: 'huge'; readonly bytes: number }
    | { readonly type: 'refuse' }
    | { readonly type: 'warnings'; readonly warnings: readonly string[] }
  );

/**
 * Which requests a fault strikes; all of them when nothing is said.
 *
 * @public
 */
export interface FaultScope {
  /** Part of the path and query, for example `/api/v1/pods` or `watch=`. */
  readonly path?: string;
  readonly method?: string;
  /** After so many strikes the fault is over. */
  readonly times?: number;
}
