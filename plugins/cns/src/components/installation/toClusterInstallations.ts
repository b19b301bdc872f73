import type { InstallationStep } from 'backstage-plugin-cns-common';

/** The groups of steps, in the order of the guide. @internal */
export const STEP_GROUPS = [
  'gitlab',
  'cluster',
  'cilium',
  'metrics',
  'logs',
] as const satisfies readonly InstallationStep['group'][];

/** The steps of one cluster. @internal */
export interface ClusterInstallation {
  readonly cluster: string;
  /** Steps that are `ok`. */
  readonly inPlace: number;
  /** Steps that apply. */
  readonly total: number;
  /** The first step that is not `ok`: what to do next. */
  readonly next?: InstallationStep;
  /** Groups that have steps, in the order of the guide; steps in the order of the answer. */
  readonly groups: readonly {
    readonly group: InstallationStep['group'];
    readonly steps: readonly InstallationStep[];
  }[];
}

/**
 * Sorts the steps of an answer into clusters and groups, and finds what comes next on each cluster.
 *
 * @remarks
 * A step with a warning or an unknown state is not counted as in place: somebody has to look at it.
 *
 * @internal
 */
export function toClusterInstallations(
  steps: readonly InstallationStep[],
): ClusterInstallation[] {
  const clusters = [...new Set(steps.map(({ cluster }) => cluster))];
  return clusters.map(cluster => {
    const own = steps.filter(step => step.cluster === cluster);
    const groups = STEP_GROUPS.map(group => ({
      group,
      steps: own.filter(step => step.group === group),
    })).filter(group => group.steps.length > 0);
    const applying = groups
      .flatMap(group => group.steps)
      .filter(({ state }) => state !== 'not-applicable');
    return {
      cluster,
      inPlace: applying.filter(({ state }) => state === 'ok').length,
      total: applying.length,
      next: applying.find(({ state }) => state !== 'ok'),
      groups,
    };
  });
}
