import {
  KubernetesClient,
  KubernetesObject,
} from '../clients/kubernetes/KubernetesClient';
import { textAt } from '../clients/kubernetes/fields';
import { Backoff, BackoffOptions, sleep } from './Backoff';
import { ObjectStore, StoreChange, StoredObject } from './ObjectStore';
import { ReflectorStatus } from './ReflectorStatus';
import { statusOfError } from './statusOfError';
import { WatchedKind } from './watchedKinds';

const PAGE_SIZE = 500;
// Servers close watches by themselves after 30 to 60 minutes; we ask for less, spread out, so that they do not all end at once.
const WATCH_SECONDS = { least: 300, spread: 300 };
const NOT_SERVED_AGAIN_MS = 300_000;
const POLLS_BEFORE_WATCHING_AGAIN = 20;
// Reconnects that fail before what is held counts as stale.
const RECONNECTS_BEFORE_STALE = 2;

/** What a {@link KindReflector} needs. @internal */
export interface KindReflectorOptions<T extends StoredObject> {
  readonly kind: WatchedKind;
  readonly client: KubernetesClient;
  readonly project: (object: KubernetesObject) => T | undefined;
  readonly store: ObjectStore<T>;
  /** Whether the cluster serves the kind, for optional kinds. */
  readonly isServed: (signal: AbortSignal) => Promise<boolean>;
  readonly pollIntervalMs: number;
  readonly backoff: BackoffOptions;
  readonly now: () => number;
  readonly onStatus: () => void;
  /** `initial` is the first list: what it brings is not a change that we have seen happen. */
  readonly onChanges: (
    changes: readonly StoreChange<T>[],
    initial: boolean,
  ) => void;
}

/**
 * Keeps a store equal to the objects of one kind in a cluster: a list, then a watch from there, and again from the list when the server has
 * forgotten our version. Where it may list but not watch, it lists every now and then.
 *
 * @internal
 */
export class KindReflector<T extends StoredObject> {
  readonly #options: KindReflectorOptions<T>;
  #status: ReflectorStatus = { phase: 'loading' };

  constructor(options: KindReflectorOptions<T>) {
    this.#options = options;
  }

  get kind(): WatchedKind['kind'] {
    return this.#options.kind.kind;
  }

  get status(): ReflectorStatus {
    return this.#status;
  }

  /** Whether the first attempt is over, however it ended. */
  get settled(): boolean {
    return this.#status.phase !== 'loading';
  }

  /** Runs until the signal aborts. Never rejects. */
  async run(signal: AbortSignal): Promise<void> {
    const backoff = new Backoff(this.#options.backoff);
    // Times in a row that watching was refused.
    let refusals = 0;
    while (!signal.aborted) {
      try {
        if (!(await this.#options.isServed(signal))) {
          this.#clear();
          this.#setStatus({ phase: 'not-served' });
          await sleep(NOT_SERVED_AGAIN_MS, signal);
          continue;
        }
        const version = await this.#list(signal);
        backoff.succeeded();
        if ((await this.#watch(version, signal)) !== 'not-allowed') {
          refusals = 0;
          continue;
        }
        refusals += 1;
        if (refusals === 1) {
          // An API server that has just started answers 403 until it knows its roles.
          this.#setStatus({ phase: 'polled' });
          await backoff.failed(signal);
        } else {
          await this.#poll(
            Math.min(POLLS_BEFORE_WATCHING_AGAIN, 2 ** (refusals - 2)),
            signal,
          );
        }
      } catch (error) {
        if (signal.aborted) {
          return;
        }
        // 410 here means that paging took longer than the server remembers: it is well, only slow.
        if (statusOfError(error) !== 410) {
          this.#fail(error);
        }
        await backoff.failed(signal);
      }
    }
  }

  get #path(): string {
    const { groupVersion, plural } = this.#options.kind;
    return `/${groupVersion}/${plural}`;
  }

  async #list(signal: AbortSignal): Promise<string> {
    const { client, kind, project } = this.#options;
    const objects: T[] = [];
    let continueToken: string | undefined;
    let version: string;
    do {
      const page = await client.list(this.#path, {
        query: { ...kind.query, limit: PAGE_SIZE, continue: continueToken },
        signal,
      });
      for (const item of page.items) {
        const object = project(item);
        if (object) {
          objects.push(object);
        }
      }
      version = page.resourceVersion;
      continueToken = page.continueToken;
    } while (continueToken !== undefined);
    this.#replaceAll(objects);
    return version;
  }

  #replaceAll(objects: readonly T[]): void {
    const initial = this.#status.listedAt === undefined;
    const changes = this.#options.store.replaceAll(objects);
    this.#status = { ...this.#status, listedAt: this.#options.now() };
    if (changes.length > 0) {
      this.#options.onChanges(changes, initial);
    }
  }

  /** The kind is gone, and with it its objects. */
  #clear(): void {
    const { store, onChanges } = this.#options;
    const changes = store.replaceAll([]);
    if (changes.length > 0) {
      onChanges(changes, true);
    }
  }

  /** Watches until a new list is needed, or it turns out that watching is not allowed. */
  async #watch(
    listedVersion: string,
    signal: AbortSignal,
  ): Promise<'relist' | 'not-allowed'> {
    const { client, kind, now, backoff: bounds } = this.#options;
    const backoff = new Backoff(bounds);
    let version = listedVersion;
    while (!signal.aborted) {
      const openedAt = now();
      try {
        const events = client.watch(this.#path, {
          query: {
            ...kind.query,
            resourceVersion: version,
            allowWatchBookmarks: true,
            timeoutSeconds: Math.round(
              WATCH_SECONDS.least + WATCH_SECONDS.spread * bounds.random(),
            ),
          },
          signal,
          onOpen: () => this.#setStatus({ phase: 'live' }),
        });
        for await (const { type, object } of events) {
          backoff.succeeded();
          version = textAt(object, 'metadata', 'resourceVersion') || version;
          if (type !== 'BOOKMARK') {
            this.#apply(type, object);
          }
        }
        // Closed in good order. A server that does so at once, every time, must not be asked in a tight loop.
        if (now() - openedAt < 1_000) {
          await backoff.failed(signal);
        }
      } catch (error) {
        if (signal.aborted) {
          break;
        }
        const status = statusOfError(error);
        if (status === 410) {
          // Too old. The list that follows shows what was missed.
          await backoff.failed(signal);
          return 'relist';
        }
        if (status === 403 || status === 405) {
          return 'not-allowed';
        }
        this.#fail(error, backoff.failures < RECONNECTS_BEFORE_STALE);
        await backoff.failed(signal);
      }
    }
    return 'relist';
  }

  async #poll(times: number, signal: AbortSignal): Promise<void> {
    this.#setStatus({ phase: 'polled' });
    for (let polls = 0; polls < times; polls += 1) {
      await sleep(this.#options.pollIntervalMs, signal);
      if (signal.aborted) {
        return;
      }
      await this.#list(signal);
      this.#setStatus({ phase: 'polled' });
    }
  }

  #apply(
    type: 'ADDED' | 'MODIFIED' | 'DELETED',
    object: KubernetesObject,
  ): void {
    const { project, store, onChanges } = this.#options;
    const projected = project(object);
    if (!projected) {
      return;
    }
    const change =
      type === 'DELETED'
        ? store.remove(projected.namespace, projected.name)
        : store.put(projected);
    if (change) {
      onChanges([change], false);
    }
  }

  #fail(error: unknown, reconnecting: boolean = false): void {
    const { listedAt, failingSince } = this.#status;
    const held = listedAt !== undefined && this.#status.phase !== 'not-served';
    let phase: ReflectorStatus['phase'] = 'failing';
    if (held) {
      phase = reconnecting ? 'reconnecting' : 'stale';
    }
    this.#status = {
      phase,
      error,
      failingSince: failingSince ?? this.#options.now(),
      listedAt,
    };
    this.#options.onStatus();
  }

  #setStatus(status: { phase: ReflectorStatus['phase'] }): void {
    const before = this.#status;
    this.#status = { ...status, listedAt: before.listedAt };
    // Each poll is new: its time is part of the freshness.
    if (before.phase !== status.phase || status.phase === 'polled') {
      this.#options.onStatus();
    }
  }
}
