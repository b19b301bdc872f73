import { UpstreamProblem } from 'backstage-plugin-cns-common';
import { toUpstreamProblem } from '../http/toUpstreamProblem';
import { ClusterKind } from './ClusterStateReader';
import { ReflectorStatus } from './ReflectorStatus';

/**
 * Says what is wrong between us and a cluster: one problem per cause, not one per kind.
 *
 * @internal
 */
export function toClusterProblems(
  cluster: string,
  statuses: readonly (ReflectorStatus & { readonly kind: ClusterKind })[],
): readonly UpstreamProblem[] {
  const upstream = { kind: 'kubernetes', name: cluster } as const;
  const byCode = new Map<
    UpstreamProblem['code'],
    { problem: UpstreamProblem; kinds: ClusterKind[]; since: number }
  >();
  for (const status of statuses) {
    // A single reconnect is not worth a word; it shows in the freshness.
    if (status.error === undefined || status.phase === 'reconnecting') {
      continue;
    }
    const problem = toUpstreamProblem(upstream, status.error);
    const since = status.failingSince ?? 0;
    const known = byCode.get(problem.code);
    if (known) {
      known.kinds.push(status.kind);
      known.since = Math.min(known.since, since);
    } else {
      byCode.set(problem.code, { problem, kinds: [status.kind], since });
    }
  }
  return [...byCode.values()].map(({ problem, kinds, since }) => ({
    ...problem,
    ...(problem.code === 'forbidden' ? forbidden(cluster, kinds) : {}),
    since: new Date(since).toISOString(),
  }));
}

function forbidden(
  cluster: string,
  kinds: readonly ClusterKind[],
): Pick<UpstreamProblem, 'message' | 'hint'> {
  return {
    message: `Cluster ${cluster} does not allow the configured identity to read ${kinds.join(
      ', ',
    )} (403).`,
    hint: 'Give it get, list and watch on them, with a ClusterRole and ClusterRoleBinding.',
  };
}
