import { KubernetesClient } from '../clients/kubernetes/KubernetesClient';
import { recordsAt, textAt } from '../clients/kubernetes/fields';
import { statusOfError } from './statusOfError';
import { WatchedKind } from './watchedKinds';

const ASK_AGAIN_MS = 60_000;

/**
 * Finds out which optional kinds a cluster serves, with one call per group and version, shared between its kinds.
 *
 * @internal
 */
export class KindDiscovery {
  readonly #client: KubernetesClient;
  readonly #now: () => number;
  readonly #asked = new Map<
    string,
    { readonly at: number; readonly plurals: Promise<ReadonlySet<string>> }
  >();

  constructor(options: { client: KubernetesClient; now: () => number }) {
    this.#client = options.client;
    this.#now = options.now;
  }

  /** @throws what the call threw, except for 404, which is an answer */
  async isServed(kind: WatchedKind, signal: AbortSignal): Promise<boolean> {
    return (
      !kind.optional ||
      (await this.#plurals(kind.groupVersion, signal)).has(kind.plural)
    );
  }

  #plurals(
    groupVersion: string,
    signal: AbortSignal,
  ): Promise<ReadonlySet<string>> {
    const asked = this.#asked.get(groupVersion);
    if (asked && this.#now() - asked.at < ASK_AGAIN_MS) {
      return asked.plurals;
    }
    const plurals = this.#ask(groupVersion, signal);
    this.#asked.set(groupVersion, { at: this.#now(), plurals });
    plurals.catch(() => {
      // The one who waits gets the error; the next one asks again.
      this.#asked.delete(groupVersion);
    });
    return plurals;
  }

  async #ask(
    groupVersion: string,
    signal: AbortSignal,
  ): Promise<ReadonlySet<string>> {
    try {
      const list = await this.#client.get(`/${groupVersion}`, { signal });
      return new Set(
        recordsAt(list, 'resources').flatMap(
          resource => textAt(resource, 'name') ?? [],
        ),
      );
    } catch (error) {
      if (statusOfError(error) === 404) {
        return new Set();
      }
      throw error;
    }
  }
}
