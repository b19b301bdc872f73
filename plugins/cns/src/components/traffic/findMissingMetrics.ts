import type { TrafficItem, UpstreamProblem } from 'backstage-plugin-cns-common';

/** A cluster whose metrics cannot answer, and what they lack. @internal */
export interface MissingMetrics {
  readonly cluster: string;
  readonly code: 'metric-missing' | 'labels-missing';
  /** Whether there are numbers all the same, only about more than this service. */
  readonly partly: boolean;
}

/**
 * Finds the clusters whose Hubble metrics are missing or say too little, so that the page can show the values to add.
 *
 * @internal
 */
export function findMissingMetrics(
  problems: readonly UpstreamProblem[],
  items: readonly Pick<TrafficItem, 'cluster'>[],
): MissingMetrics[] {
  const found = new Map<string, MissingMetrics>();
  for (const { upstream, code } of problems) {
    if (
      upstream.kind === 'prometheus' &&
      (code === 'metric-missing' || code === 'labels-missing') &&
      !found.has(upstream.name)
    ) {
      found.set(upstream.name, {
        cluster: upstream.name,
        code,
        partly: items.some(({ cluster }) => cluster === upstream.name),
      });
    }
  }
  return [...found.values()];
}
