import { LoggerService } from '@backstage/backend-plugin-api';
import {
  Freshness,
  InstallationStep,
  OverviewAnswer,
  OverviewItem,
  TrafficRange,
  UpstreamProblem,
} from 'backstage-plugin-cns-common';
import { BindingService } from '../../bindings/BindingService';
import { EntityQuery } from '../EntityQuery';
import { InstallationService } from '../installation/InstallationService';
import { PipelinesService } from '../pipelines/PipelinesService';
import { PoliciesService } from '../policies/PoliciesService';
import { TrafficService } from '../traffic/TrafficService';
import { OverviewService } from './OverviewService';
import { readPart } from './readPart';

/**
 * {@link OverviewService} over the services of the single resources. They are given as they check permissions, so that a denied part is left out.
 *
 * @internal
 */
export class DefaultOverviewService implements OverviewService {
  readonly #bindings: BindingService;
  readonly #policies: PoliciesService;
  readonly #traffic: TrafficService;
  readonly #pipelines: PipelinesService;
  readonly #installation: InstallationService;
  readonly #logger: LoggerService;
  readonly #deadlineMs: number;

  constructor(options: {
    bindings: BindingService;
    policies: PoliciesService;
    traffic: TrafficService;
    pipelines: PipelinesService;
    installation: InstallationService;
    logger: LoggerService;
    /** Longest wait for any one part. */
    deadlineMs: number;
  }) {
    this.#bindings = options.bindings;
    this.#policies = options.policies;
    this.#traffic = options.traffic;
    this.#pipelines = options.pipelines;
    this.#installation = options.installation;
    this.#logger = options.logger;
    this.#deadlineMs = options.deadlineMs;
  }

  async read(query: EntityQuery, range: TrafficRange): Promise<OverviewAnswer> {
    const resolved = await this.#bindings.resolve(query.entity);
    const common = { deadlineMs: this.#deadlineMs, logger: this.#logger };
    const [policies, traffic, pipelines, installation] = await Promise.all([
      readPart({
        ...common,
        title: 'The policies',
        upstream: { kind: 'kubernetes', name: 'policies' },
        read: () => this.#policies.summarize(query),
      }),
      readPart({
        ...common,
        title: 'The throughput',
        upstream: { kind: 'prometheus', name: 'throughput' },
        read: () => this.#traffic.read(query, range),
      }),
      readPart({
        ...common,
        title: 'The pipelines',
        upstream: { kind: 'gitlab', name: 'pipelines' },
        read: () => this.#pipelines.list(query),
      }),
      readPart({
        ...common,
        title: 'The installation',
        upstream: { kind: 'configuration', name: 'installation' },
        read: () => this.#installation.list(query),
      }),
    ]);
    const parts = [policies, traffic, pipelines, installation];
    return {
      items: resolved.binding.targets.map((target, index): OverviewItem => {
        const steps = (installation.items ?? []).filter(
          ({ cluster }) => cluster === target.cluster,
        );
        const throughput = traffic.items?.find(
          item =>
            item.cluster === target.cluster &&
            item.namespace === target.namespace,
        );
        return {
          target,
          policies: policies.items?.[index]?.summary,
          throughput,
          installation: steps.length > 0 ? summarizeSteps(steps) : undefined,
        };
      }),
      problems: distinct<UpstreamProblem>(
        parts.flatMap(({ problems }) => problems),
        problem =>
          JSON.stringify([problem.upstream, problem.code, problem.message]),
      ),
      freshness: distinct<Freshness>(
        parts.flatMap(({ freshness }) => freshness ?? []),
        ({ upstream }) => JSON.stringify(upstream),
      ),
      pipelines: [...(pipelines.items ?? [])],
    };
  }
}

function summarizeSteps(
  steps: readonly InstallationStep[],
): NonNullable<OverviewItem['installation']> {
  const applicable = steps.filter(({ state }) => state !== 'not-applicable');
  const next = applicable.find(({ state }) => state !== 'ok');
  return {
    inPlace: applicable.filter(({ state }) => state === 'ok').length,
    total: applicable.length,
    next: next && { id: next.id, state: next.state, sentence: next.sentence },
  };
}

function distinct<T>(values: readonly T[], keyOf: (value: T) => string): T[] {
  const byKey = new Map<string, T>();
  for (const value of values) {
    const key = keyOf(value);
    if (!byKey.has(key)) {
      byKey.set(key, value);
    }
  }
  return [...byKey.values()];
}
