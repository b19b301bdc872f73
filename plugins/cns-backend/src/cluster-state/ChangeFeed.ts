import { ClusterChange } from './ClusterStateReader';

const COALESCE_MS = 40;

type Listener = (changes: readonly ClusterChange[]) => void;

/**
 * Hands changes to listeners, gathered for a moment, so that a rollout of a hundred pods is one message. Also remembers when each namespace last
 * changed.
 *
 * @internal
 */
export class ChangeFeed {
  readonly #now: () => number;
  readonly #listeners = new Set<Listener>();
  readonly #changedAt = new Map<string, number>();
  #pending = new Map<string, ClusterChange>();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: { now: () => number }) {
    this.#now = options.now;
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Epoch milliseconds when something in one of these namespaces, or of cluster scope, last changed; over all namespaces by default. */
  lastChange(namespaces?: readonly string[]): number | undefined {
    const times = namespaces
      ? ['', ...namespaces].map(name => this.#changedAt.get(name))
      : [...this.#changedAt.values()];
    const known = times.filter(time => time !== undefined);
    return known.length > 0 ? Math.max(...known) : undefined;
  }

  publish(change: ClusterChange): void {
    if (change.topic !== 'freshness') {
      this.#changedAt.set(change.namespace ?? '', this.#now());
    }
    if (this.#listeners.size === 0) {
      return;
    }
    this.#pending.set(`${change.topic} ${change.namespace ?? ''}`, change);
    this.#timer ??= setTimeout(() => this.#flush(), COALESCE_MS);
  }

  /** Forgets everything but the listeners. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#pending = new Map();
    this.#changedAt.clear();
  }

  #flush(): void {
    const changes = [...this.#pending.values()];
    this.#timer = undefined;
    this.#pending = new Map();
    for (const listener of this.#listeners) {
      listener(changes);
    }
  }
}
