import type { TrafficItem, UpstreamProblem } from 'backstage-plugin-cns-common';

/**
 * Picks the problems of clusters without any numbers that values of the Cilium chart would solve, so that the page can show these values.
 *
 * @returns `missing`: one per cluster. `others`: the problems that are left, in their order.
 *
 * @remarks
 * A problem whose hint is one line has another way out (a wrong matcher in the configuration, say); the hint tells it.
 *
 * @internal
 */
export function findMissingMetrics(
  problems: readonly UpstreamProblem[],
  items: readonly Pick<TrafficItem, 'cluster'>[],
): {
  readonly missing: readonly UpstreamProblem[];
  readonly others: readonly UpstreamProblem[];
} {
  const missing = new Map<string, UpstreamProblem>();
  const others: UpstreamProblem[] = [];
  for (const problem of problems) {
    const cluster = problem.upstream.name;
    if (
      isSolvedByValues(problem) &&
      !items.some(item => item.cluster === cluster)
    ) {
      missing.set(cluster, missing.get(cluster) ?? problem);
    } else {
      others.push(problem);
    }
  }
  return { missing: [...missing.values()], others };
}

function isSolvedByValues({ upstream, code, hint }: UpstreamProblem): boolean {
  return (
    upstream.kind === 'prometheus' &&
    (code === 'metric-missing' || code === 'labels-missing') &&
    (hint === undefined || hint.includes('\n'))
  );
}
