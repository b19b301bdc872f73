import type {
  PolicySummary,
  ProjectPipeline,
  TrafficItem,
} from 'backstage-plugin-cns-common';
import type { ChartMark } from './ChartMark';

const MAX_MARKS = 12;

/**
 * Finds what may explain a change in a place's traffic: deployments of its projects, and changes of policies in its cluster and namespace.
 *
 * @returns newest first, at most 12
 *
 * @internal
 */
export function toChartMarks(
  item: Pick<TrafficItem, 'cluster' | 'namespace' | 'times'>,
  changes: {
    readonly projects: readonly ProjectPipeline[];
    readonly policies: readonly PolicySummary[];
  },
): ChartMark[] {
  const first = item.times[0];
  const last = item.times[item.times.length - 1];
  if (first === undefined || last === undefined) {
    return [];
  }
  const deployments = changes.projects
    .filter(({ role }) => role === 'service')
    .flatMap(project => project.deployments)
    .filter(({ status }) => status === 'success')
    .map(
      ({ createdAt, environment, ref, sha }): ChartMark => ({
        kind: 'deployment',
        at: Date.parse(createdAt) / 1000,
        environment,
        ref,
        sha: sha.slice(0, 8),
      }),
    );
  const policies = changes.policies.flatMap(
    ({ cluster, namespace, kind, name, changed }): ChartMark[] =>
      changed &&
      cluster === item.cluster &&
      (namespace === undefined || namespace === item.namespace)
        ? [
            {
              kind: 'policy',
              at: Date.parse(changed.at) / 1000,
              policyKind: kind,
              name,
            },
          ]
        : [],
  );
  return [...deployments, ...policies]
    .filter(({ at }) => at >= first && at <= last)
    .sort((a, b) => b.at - a.at)
    .slice(0, MAX_MARKS);
}
