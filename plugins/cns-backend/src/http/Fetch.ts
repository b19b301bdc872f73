/**
 * As much of `fetch` as {@link DefaultHttpClient} uses. The global one and that of the package `undici` both fit, while their full types do not fit each other.
 *
 * @internal
 */
export type Fetch = (
  url: URL,
  init: {
    readonly method: string;
    readonly headers: Record<string, string>;
    readonly body: string | undefined;
    readonly redirect: 'manual';
    readonly signal: AbortSignal;
  },
) => Promise<FetchedResponse>;

/** What a {@link Fetch} resolves to as soon as the headers have arrived. @internal */
export interface FetchedResponse {
  readonly ok: boolean;
  readonly status: number;
  readonly statusText: string;
  readonly headers: Iterable<[string, string]>;
  readonly body: FetchedBody | null;
}

/** A body that is still arriving. @internal */
export interface FetchedBody {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array }>;
    cancel(): Promise<void>;
  };
}
