import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { SeenPolicyChange } from '../../cluster-state/ClusterSession';
import { PolicyChange, PolicyChangeStore } from './PolicyChangeStore';
import { newestFirst } from './readPolicyChange';

const FLUSH_MS = 300;
const RETRY_MS = 10_000;
// While the database is down; beyond this the oldest are lost, and the log says so.
const MAXIMUM_WAITING = 10_000;

/**
 * Passes changes that watches have seen to the store, in the background: the watch neither waits for the database nor notices when it is down.
 *
 * @internal
 */
export class PolicyChangeRecorder {
  readonly #store: PolicyChangeStore;
  readonly #logger: LoggerService;
  readonly #now: () => number;
  #waiting: PolicyChange[] = [];
  #timer: NodeJS.Timeout | undefined;
  #flushing: Promise<void> = Promise.resolve();
  #failing = false;

  constructor(options: {
    store: PolicyChangeStore;
    logger: LoggerService;
    now?: () => number;
  }) {
    this.#store = options.store;
    this.#logger = options.logger;
    this.#now = options.now ?? Date.now;
  }

  /** Returns at once. */
  record(cluster: string, { change, policy }: SeenPolicyChange): void {
    const { kind, namespace, name, uid, resourceVersion } = policy;
    const [latest] = newestFirst(
      policy.managers.filter(({ subresource }) => subresource === undefined),
    );
    this.#waiting.push({
      cluster,
      kind,
      namespace,
      name,
      uid,
      resourceVersion,
      change,
      // Who deleted it, the object does not say.
      manager: change === 'deleted' ? undefined : latest?.manager,
      seenAt: new Date(this.#now()).toISOString(),
    });
    if (this.#waiting.length > MAXIMUM_WAITING) {
      this.#waiting.shift();
    }
    this.#schedule(FLUSH_MS);
  }

  /** Stores what is waiting, for shutdown. Never rejects. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#flush();
    clearTimeout(this.#timer);
  }

  #schedule(ms: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#flushing = this.#flush();
    }, ms);
    this.#timer.unref();
  }

  async #flush(): Promise<void> {
    await this.#flushing;
    const batch = this.#waiting;
    if (batch.length === 0) {
      return;
    }
    this.#waiting = [];
    try {
      await this.#store.add(batch);
      if (this.#failing) {
        this.#failing = false;
        this.#logger.info('Policy changes are recorded again');
      }
    } catch (error) {
      if (!this.#failing) {
        this.#failing = true;
        this.#logger.warn(
          'Policy changes could not be recorded; they are kept in memory and tried again',
          toError(error),
        );
      }
      this.#waiting = [...batch, ...this.#waiting].slice(-MAXIMUM_WAITING);
      this.#schedule(RETRY_MS);
    }
  }
}
