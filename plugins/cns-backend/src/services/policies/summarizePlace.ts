import {
  Direction,
  Isolation,
  PolicyKindName,
  PolicyStatus,
  POLICY_KINDS,
} from 'backstage-plugin-cns-common';
import { BoundPlace } from '../../bindings/BindingService';
import { ClusterPod } from '../../cluster-state/ClusterObjects';
import { ClusterView, ViewedPolicy } from './ClusterView';
import { PlaceSummary } from './PoliciesService';

/**
 * What the policies of one place amount to: whether each direction of its pods is closed, how many policies of which status there are, and what
 * needs attention.
 *
 * @internal
 */
export function summarizePlace(
  place: BoundPlace,
  view: ClusterView,
): PlaceSummary {
  const pods = place.pods().filter(pod => !view.isNode(pod));
  const own = new Set(pods);
  const policies = view
    .policies()
    .filter(
      ({ policy, ofEntity }) =>
        policy.namespace === place.target.namespace ||
        ofEntity.some(pod => own.has(pod)),
    );
  const inbound = isolationOf('ingress', pods, policies, view);
  const outbound = isolationOf('egress', pods, policies, view);
  const counts: Record<PolicyStatus, number> = {
    enforced: 0,
    disabled: 0,
    audit: 0,
    invalid: 0,
    unknown: 0,
  };
  for (const { status } of policies) {
    counts[status.status] += 1;
  }
  return {
    pods: pods.length,
    inbound,
    outbound,
    counts,
    attention: [...attention(place, policies, pods.length)],
  };
}

function isolationOf(
  direction: Direction,
  pods: readonly ClusterPod[],
  policies: readonly ViewedPolicy[],
  view: ClusterView,
): Isolation {
  if (!canTell(view)) {
    return { state: 'unknown', rules: 0 };
  }
  if (pods.length === 0) {
    return { state: 'no-pods', rules: 0 };
  }
  const always = view.profile.policyEnforcement === 'always';
  let isolated = 0;
  let undecided = 0;
  const rules = new Map<ViewedPolicy, number>();
  for (const [pod, alike] of countAlike(pods)) {
    let closed = always;
    let perhaps = false;
    for (const policy of policies) {
      const { status } = policy.status;
      if (status !== 'enforced' && status !== 'unknown') {
        continue;
      }
      const found = view.isolation(policy, pod, direction);
      if (status === 'enforced') {
        closed ||= found.isolates;
        rules.set(policy, Math.max(rules.get(policy) ?? 0, found.rules));
      } else {
        perhaps ||= found.isolates;
      }
    }
    isolated += closed ? alike : 0;
    undecided += !closed && perhaps ? alike : 0;
  }
  return {
    state: stateOf({ pods: pods.length, isolated, undecided }),
    rules: [...rules.values()].reduce((sum, count) => sum + count, 0),
  };
}

// Pods of one controller share their labels object, and get the same answers.
function countAlike(
  pods: readonly ClusterPod[],
): readonly (readonly [pod: ClusterPod, count: number])[] {
  const byLabels = new Map<ClusterPod['labels'], [ClusterPod, number]>();
  for (const pod of pods) {
    const known = byLabels.get(pod.labels);
    if (known) {
      known[1] += 1;
    } else {
      byLabels.set(pod.labels, [pod, 1]);
    }
  }
  return [...byLabels.values()];
}

function stateOf(counts: {
  pods: number;
  isolated: number;
  undecided: number;
}): Isolation['state'] {
  if (counts.undecided > 0) {
    return 'unknown';
  }
  if (counts.isolated === 0) {
    return 'open';
  }
  return counts.isolated === counts.pods ? 'closed' : 'mixed';
}

// A kind of policy that could not be read may hold the one that isolates.
function canTell({ cluster }: ClusterView): boolean {
  const kinds: readonly PolicyKindName[] = POLICY_KINDS;
  return [...kinds, 'Pod' as const].every(kind =>
    ['loaded', 'not-served'].includes(cluster.kindState(kind)),
  );
}

function* attention(
  { target }: BoundPlace,
  policies: readonly ViewedPolicy[],
  pods: number,
): Generator<PlaceSummary['attention'][number]> {
  if (target.trust === 'unconfirmed') {
    yield { code: 'binding-unconfirmed', sentence: target.reason };
  }
  for (const { policy, status } of withStatus(policies, 'invalid')) {
    yield {
      code: 'invalid-policy',
      sentence: `${policy.name} has no effect: ${status.statusReason}`,
      policy: policy.name,
    };
  }
  const [audited] = withStatus(policies, 'audit');
  if (audited) {
    yield { code: 'audit-mode', sentence: audited.status.statusReason };
  }
  const protecting = policies.some(
    ({ status, ofEntity }) =>
      status.status !== 'disabled' &&
      status.status !== 'invalid' &&
      ofEntity.length > 0,
  );
  if (pods > 0 && !protecting) {
    yield {
      code: 'no-policy',
      sentence: `No policy selects the ${
        pods === 1 ? 'pod' : `${pods} pods`
      }, so everything may talk to them.`,
    };
  }
  for (const { policy } of withStatus(policies, 'disabled')) {
    yield {
      code: 'disabled-policy',
      sentence: `${policy.name} is switched off.`,
      policy: policy.name,
    };
  }
}

function withStatus(
  policies: readonly ViewedPolicy[],
  wanted: PolicyStatus,
): readonly ViewedPolicy[] {
  return policies.filter(({ status }) => status.status === wanted);
}
