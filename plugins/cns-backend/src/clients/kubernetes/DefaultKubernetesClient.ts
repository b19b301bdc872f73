import { Fetch } from '../../http/Fetch';
import { HttpClient } from '../../http/HttpClient';
import { OutboundError } from '../../http/OutboundError';
import {
  KubernetesClient,
  KubernetesListPage,
  KubernetesObject,
  KubernetesQuery,
  KubernetesWatchEvent,
} from './KubernetesClient';
import { isRecord, textAt } from './fields';
import { openWatch } from './openWatch';

// Never resolved: the connection has the server's address, see createKubernetesFetch.
const ANY_SERVER = 'https://kubernetes.invalid';

/**
 * {@link KubernetesClient} over HTTP.
 *
 * @internal
 */
export class DefaultKubernetesClient implements KubernetesClient {
  readonly #http: HttpClient;
  readonly #fetch: Fetch;
  readonly #timeoutMs: number;
  readonly #maximumAnswerBytes: number;

  /**
   * @param options - `http` sends bounded calls through the same `fetch` that watches use
   */
  constructor(options: {
    http: HttpClient;
    fetch: Fetch;
    timeoutMs: number;
    maximumAnswerBytes: number;
  }) {
    this.#http = options.http;
    this.#fetch = options.fetch;
    this.#timeoutMs = options.timeoutMs;
    this.#maximumAnswerBytes = options.maximumAnswerBytes;
  }

  async get(
    path: string,
    options: { readonly signal?: AbortSignal } = {},
  ): Promise<KubernetesObject> {
    return this.#getJson(toUrl(path, {}), options.signal);
  }

  async list(
    path: string,
    options: {
      readonly query?: KubernetesQuery;
      readonly signal?: AbortSignal;
    } = {},
  ): Promise<KubernetesListPage> {
    const answer = await this.#getJson(
      toUrl(path, options.query ?? {}),
      options.signal,
    );
    const resourceVersion = textAt(answer, 'metadata', 'resourceVersion');
    if (resourceVersion === undefined || !Array.isArray(answer.items)) {
      throw new OutboundError(
        'answer-malformed',
        'answered with something that is not a list of Kubernetes objects',
      );
    }
    return {
      items: answer.items.filter(isRecord),
      resourceVersion,
      continueToken: textAt(answer, 'metadata', 'continue') || undefined,
    };
  }

  watch(
    path: string,
    options: {
      readonly query: KubernetesQuery;
      readonly signal: AbortSignal;
      readonly onOpen?: () => void;
    },
  ): AsyncIterable<KubernetesWatchEvent> {
    return openWatch({
      fetch: this.#fetch,
      url: toUrl(path, { ...options.query, watch: true }),
      signal: options.signal,
      openTimeoutMs: this.#timeoutMs,
      maximumEventBytes: this.#maximumAnswerBytes,
      onOpen: options.onOpen,
    });
  }

  async #getJson(url: URL, signal?: AbortSignal): Promise<KubernetesObject> {
    const { text } = await this.#http.request({
      url,
      headers: { accept: 'application/json' },
      signal,
      deadlineMs: this.#timeoutMs,
      maxBytes: this.#maximumAnswerBytes,
    });
    const answer = parseJson(text);
    if (!isRecord(answer)) {
      throw new OutboundError(
        'answer-malformed',
        'answered with something that is not JSON of Kubernetes',
      );
    }
    return answer;
  }
}

function toUrl(path: string, query: KubernetesQuery): URL {
  const url = new URL(path, ANY_SERVER);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) {
      url.searchParams.set(name, String(value));
    }
  }
  return url;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The caller says what was expected instead.
    return undefined;
  }
}
