import type { CompoundEntityRef } from '@backstage/catalog-model';
import type {
  ChangeEvent,
  ChangeTopic,
  InstallationAnswer,
  LogsAnswer,
  OverviewAnswer,
  PipelinesAnswer,
  PoliciesAnswer,
  PolicyDetailAnswer,
  TrafficAnswer,
} from 'backstage-plugin-cns-common';
import type { CnsApi } from '../api/CnsApi';
import { ChangeStream, type LiveConnection } from './ChangeStream';
import { LiveAnswers } from './LiveAnswers';
import type { LiveEnvironment } from './LiveEnvironment';

const TICK_MILLISECONDS = 5_000;
/** How often an answer is asked for again while no changes arrive, or while the last attempt failed. */
const FALLBACK_POLL_SECONDS = 15;
/** Going from one tab to the next must not close and open the stream. */
const LINGER_MILLISECONDS = 10_000;

/** What an entity's page needs to know of an answer that somebody looks at. @internal */
export interface FollowedAnswer {
  readonly topics: readonly ChangeTopic[];
  readonly pollSeconds: number | undefined;
  readonly askedAt: number | undefined;
  readonly failed: boolean;
  refresh(): void;
  cancel(): void;
  listen(listener: () => void): () => void;
}

/**
 * The live answers about one entity: one stream of changes for all parts of a page, and no traffic at all while nobody looks.
 *
 * @internal
 */
export class LiveEntity {
  readonly api: CnsApi;
  readonly entity: CompoundEntityRef;
  readonly overview: LiveAnswers<OverviewAnswer>;
  readonly policies: LiveAnswers<PoliciesAnswer>;
  readonly policy: LiveAnswers<PolicyDetailAnswer>;
  readonly traffic: LiveAnswers<TrafficAnswer>;
  readonly pipelines: LiveAnswers<PipelinesAnswer>;
  readonly installation: LiveAnswers<InstallationAnswer>;
  readonly logs: LiveAnswers<LogsAnswer>;

  readonly #environment: LiveEnvironment;
  readonly #stream: ChangeStream;
  readonly #followers = new Map<FollowedAnswer, number>();
  readonly #connectionListeners = new Set<() => void>();
  #connection: LiveConnection = 'connecting';
  #cancelTick: (() => void) | undefined;
  #cancelLinger: (() => void) | undefined;
  #unwatchVisibility: (() => void) | undefined;

  constructor(options: {
    readonly api: CnsApi;
    readonly entity: CompoundEntityRef;
    readonly environment: LiveEnvironment;
  }) {
    const { api, entity, environment } = options;
    this.api = api;
    this.entity = entity;
    this.#environment = environment;
    this.overview = new LiveAnswers(environment.now);
    this.policies = new LiveAnswers(environment.now);
    this.policy = new LiveAnswers(environment.now);
    this.traffic = new LiveAnswers(environment.now);
    this.pipelines = new LiveAnswers(environment.now);
    this.installation = new LiveAnswers(environment.now);
    this.logs = new LiveAnswers(environment.now);
    this.#stream = new ChangeStream({
      open: signal => api.watchChanges(entity, { signal }),
      environment,
      onConnection: connection => this.#setConnection(connection),
      onReady: () => this.#refresh(() => true),
      onChange: change => this.#changed(change),
    });
  }

  get connection(): LiveConnection {
    return this.#connection;
  }

  listenToConnection(listener: () => void): () => void {
    this.#connectionListeners.add(listener);
    return () => {
      this.#connectionListeners.delete(listener);
    };
  }

  /** Keeps an answer up to date until the returned function is called. */
  follow(answer: FollowedAnswer, listener: () => void): () => void {
    const stopListening = answer.listen(listener);
    const count = this.#followers.get(answer) ?? 0;
    this.#followers.set(answer, count + 1);
    if (count === 0) {
      answer.refresh();
    }
    this.#start();
    return () => {
      stopListening();
      const left = (this.#followers.get(answer) ?? 1) - 1;
      if (left > 0) {
        this.#followers.set(answer, left);
        return;
      }
      this.#followers.delete(answer);
      answer.cancel();
      if (this.#followers.size === 0) {
        this.#cancelLinger = this.#environment.after(LINGER_MILLISECONDS, () =>
          this.#stop(),
        );
      }
    };
  }

  #start(): void {
    this.#cancelLinger?.();
    this.#cancelLinger = undefined;
    this.#unwatchVisibility ??= this.#environment.onVisibilityChange(() =>
      this.#visibilityChanged(),
    );
    if (this.#environment.isVisible()) {
      this.#stream.start();
      this.#cancelTick ??= this.#scheduleTick();
    }
  }

  #stop(): void {
    this.#cancelLinger = undefined;
    this.#unwatchVisibility?.();
    this.#unwatchVisibility = undefined;
    this.#pause();
  }

  #pause(): void {
    this.#cancelTick?.();
    this.#cancelTick = undefined;
    this.#stream.stop();
  }

  #visibilityChanged(): void {
    if (!this.#environment.isVisible()) {
      this.#pause();
    } else if (this.#followers.size > 0) {
      this.#start();
      this.#refresh(() => true);
    }
  }

  #scheduleTick(): () => void {
    return this.#environment.after(TICK_MILLISECONDS, () => {
      this.#cancelTick = this.#scheduleTick();
      const now = this.#environment.now();
      this.#refresh(answer => {
        const interval = this.#pollSeconds(answer);
        return (
          interval !== undefined &&
          now - (answer.askedAt ?? 0) >= interval * 1_000
        );
      });
    });
  }

  #pollSeconds(answer: FollowedAnswer): number | undefined {
    const withoutEvents = this.#connection !== 'live' || answer.failed;
    return withoutEvents
      ? Math.min(FALLBACK_POLL_SECONDS, answer.pollSeconds ?? Infinity)
      : answer.pollSeconds;
  }

  #changed(change: ChangeEvent): void {
    this.#refresh(answer =>
      answer.topics.some(topic => change.topics.includes(topic)),
    );
  }

  #refresh(worthwhile: (answer: FollowedAnswer) => boolean): void {
    for (const answer of [...this.#followers.keys()]) {
      if (worthwhile(answer)) {
        answer.refresh();
      }
    }
  }

  #setConnection(connection: LiveConnection): void {
    if (connection !== this.#connection) {
      this.#connection = connection;
      for (const listener of [...this.#connectionListeners]) {
        listener();
      }
    }
  }
}
