/** A JSON object as the API server sent it; every field is checked before it is used. @internal */
export type KubernetesObject = Readonly<Record<string, unknown>>;

/** One page of a list. @internal */
export interface KubernetesListPage {
  readonly items: readonly KubernetesObject[];
  /** Opaque; where a watch begins. */
  readonly resourceVersion: string;
  /** Opaque; present when there are more pages. */
  readonly continueToken?: string;
}

/** One event of a watch. An `ERROR` that means "too old" (410) ends the watch with {@link KubernetesClient.watch}'s error instead. @internal */
export interface KubernetesWatchEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK';
  readonly object: KubernetesObject;
}

/** Query parameters, escaped by the client. @internal */
export type KubernetesQuery = Readonly<
  Record<string, string | number | boolean | undefined>
>;

/**
 * Reads from one API server as the plugin's own identity.
 *
 * @remarks
 * Errors are those of {@link HttpClient.request}: a `ResponseError` with the server's status, or an `OutboundError`. Redirects are refused.
 *
 * @internal
 */
export interface KubernetesClient {
  /** Reads one document, for example `/version` or `/apis/cilium.io/v2`. */
  get(
    path: string,
    options?: { readonly signal?: AbortSignal },
  ): Promise<KubernetesObject>;

  /** Reads one page of a list. */
  list(
    path: string,
    options?: {
      readonly query?: KubernetesQuery;
      readonly signal?: AbortSignal;
    },
  ): Promise<KubernetesListPage>;

  /**
   * Watches from a resource version on. Ends without error when the server closes the stream, as it does every few minutes.
   *
   * @throws `ResponseError` with status 410 when the version is too old, also when the server says so in an event
   */
  watch(
    path: string,
    options: {
      readonly query: KubernetesQuery;
      readonly signal: AbortSignal;
      /** Called once, when the server has accepted the watch. */
      readonly onOpen?: () => void;
    },
  ): AsyncIterable<KubernetesWatchEvent>;
}
