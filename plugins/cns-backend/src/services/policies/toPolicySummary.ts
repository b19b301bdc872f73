import { PolicySummary } from 'backstage-plugin-cns-common';
import { ClusterView, ViewedPolicy } from './ClusterView';
import { readPolicyChange } from './readPolicyChange';
import { readPolicyOrigin } from './readPolicyOrigin';

/**
 * One row of the list. Of a policy in a namespace that does not confirm the entity it says no more than that it is there and what it does to the
 * entity's own pods.
 *
 * @internal
 */
export function toPolicySummary(
  viewed: ViewedPolicy,
  view: ClusterView,
): PolicySummary {
  const { policy, effect, status, ofEntity, open } = viewed;
  const { kind, namespace, name } = policy;
  const common = {
    cluster: view.cluster.name,
    kind,
    namespace,
    name,
    ...status,
    directions: [...effect.directions],
  };
  if (!open) {
    return {
      ...common,
      selects: { ofEntity: ofEntity.length, total: ofEntity.length },
      origin: { kind: readPolicyOrigin(policy).kind },
    };
  }
  return {
    ...common,
    selects: {
      ofEntity: ofEntity.length,
      total: view.selected(viewed).length,
    },
    origin: readPolicyOrigin(policy),
    changed: readPolicyChange(policy),
    createdAt: policy.createdAt,
  };
}
