import type {
  ChangeTopic,
  InstallationAnswer,
  LogsAnswer,
  OverviewAnswer,
  PipelinesAnswer,
  PoliciesAnswer,
  PolicyDetailAnswer,
  PolicyRef,
  TrafficAnswer,
  TrafficRange,
} from 'backstage-plugin-cns-common';
import type { CnsApi, CnsLiveEvent } from '../api/CnsApi';
import { buildFreshness } from './buildFreshness';
import { buildInstallationStep } from './buildInstallationStep';
import { buildLogSource } from './buildLogSource';
import { buildOverviewItem } from './buildOverviewItem';
import { buildPolicy, buildPolicyDetail } from './buildPolicy';
import { buildProjectPipeline } from './buildProjectPipeline';
import { buildTarget } from './buildTarget';
import { buildTrafficItem } from './buildTrafficItem';
import { FakeChangeStreams } from './FakeChangeStreams';

/** What the fake answers: an answer, an error to reject with, or what to compute them from. @internal */
export interface FakeCnsAnswers {
  overview: (query: { readonly range: TrafficRange }) => Fake<OverviewAnswer>;
  policies: () => Fake<PoliciesAnswer>;
  policy: (policy: PolicyRef) => Fake<PolicyDetailAnswer>;
  traffic: (query: { readonly range: TrafficRange }) => Fake<TrafficAnswer>;
  pipelines: () => Fake<PipelinesAnswer>;
  installation: () => Fake<InstallationAnswer>;
  logs: () => Fake<LogsAnswer>;
}

type Fake<T> = T | Error | Promise<T>;

/** A {@link CnsApi} without a backend, and the strings that a test pulls. @internal */
export interface FakeCnsApi extends CnsApi {
  /** Replace one to change what is answered from now on. */
  readonly answers: FakeCnsAnswers;
  /** How often each question was asked. */
  readonly asked: Readonly<Record<keyof FakeCnsAnswers, number>>;
  /** Tells all open streams that something changed. */
  change(...topics: ChangeTopic[]): void;
  /** Ends all open streams as a restart of the backend does. */
  cut(): void;
  /** Streams that are open. */
  streams(): number;
}

/**
 * Makes an API that answers from memory.
 *
 * @example
 * ```ts
 * const api = createFakeCnsApi({ policies: () => new Error('down') });
 * api.answers.policies = () => ({ items: [], targets: [], problems: [], freshness: [] });
 * api.change('policies');
 * ```
 *
 * @internal
 */
export function createFakeCnsApi(
  overrides: Partial<FakeCnsAnswers> = {},
): FakeCnsApi {
  const freshness = [buildFreshness()];
  const answers: FakeCnsAnswers = {
    overview: () => ({
      items: [buildOverviewItem()],
      problems: [],
      freshness,
      pipelines: [buildProjectPipeline()],
    }),
    policies: () => ({
      items: [buildPolicy()],
      targets: [buildTarget()],
      problems: [],
      freshness,
    }),
    policy: policy => ({
      items: [buildPolicyDetail(policy)],
      problems: [],
      freshness,
    }),
    traffic: ({ range }) => ({
      items: [buildTrafficItem({ range })],
      problems: [],
      freshness: [
        buildFreshness({
          upstream: { kind: 'prometheus', name: 'prod-eu' },
          state: 'polled',
        }),
      ],
    }),
    pipelines: () => ({
      items: [buildProjectPipeline()],
      problems: [],
      freshness: [
        buildFreshness({
          upstream: { kind: 'gitlab', name: 'gitlab.example.com' },
          state: 'polled',
        }),
      ],
    }),
    installation: () => ({
      items: [buildInstallationStep()],
      problems: [],
      freshness,
    }),
    logs: () => ({ items: [buildLogSource()], problems: [], freshness }),
    ...overrides,
  };
  const asked = {
    overview: 0,
    policies: 0,
    policy: 0,
    traffic: 0,
    pipelines: 0,
    installation: 0,
    logs: 0,
  };
  const streams = new FakeChangeStreams<CnsLiveEvent>({ type: 'ready' });

  return {
    answers,
    asked,
    change: (...topics) =>
      streams.push({
        type: 'change',
        change: { topics, clusters: ['prod-eu'] },
      }),
    cut: () => streams.cut(),
    streams: () => streams.open,
    getOverview: (_entity, query) => {
      asked.overview += 1;
      return settle(() => answers.overview(query));
    },
    getPolicies: () => {
      asked.policies += 1;
      return settle(() => answers.policies());
    },
    getPolicy: (_entity, policy) => {
      asked.policy += 1;
      return settle(() => answers.policy(policy));
    },
    getTraffic: (_entity, query) => {
      asked.traffic += 1;
      return settle(() => answers.traffic(query));
    },
    getPipelines: () => {
      asked.pipelines += 1;
      return settle(() => answers.pipelines());
    },
    getInstallation: () => {
      asked.installation += 1;
      return settle(() => answers.installation());
    },
    getLogs: () => {
      asked.logs += 1;
      return settle(() => answers.logs());
    },
    watchChanges: (_entity, options) => streams.watch(options?.signal),
  };
}

async function settle<T>(answer: () => Fake<T>): Promise<T> {
  const settled = await answer();
  if (settled instanceof Error) {
    throw settled;
  }
  return settled;
}
