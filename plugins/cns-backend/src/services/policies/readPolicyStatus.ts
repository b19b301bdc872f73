import { PolicyEffect, PolicyStatus } from 'backstage-plugin-cns-common';
import {
  recordAt,
  recordsAt,
  textAt,
  textMapAt,
} from '../../clients/kubernetes/fields';
import { ClusterPolicy } from '../../cluster-state/ClusterObjects';
import { CiliumFacts } from './readCiliumFacts';

const DISABLED_BY = 'network-policy.gitlab.com/disabled_by';
const CILIUM_KINDS: readonly string[] = [
  'CiliumNetworkPolicy',
  'CiliumClusterwideNetworkPolicy',
];

/** A status and, in a sentence, why. @internal */
export interface ReasonedStatus {
  readonly status: PolicyStatus;
  readonly statusReason: string;
}

/**
 * Tells what a policy does at present, from the policy, from what Cilium wrote into it, and from how Cilium is set up.
 *
 * @internal
 */
export function readPolicyStatus(
  policy: ClusterPolicy,
  effect: PolicyEffect,
  cilium: CiliumFacts,
): ReasonedStatus {
  if (isDisabled(policy)) {
    return {
      status: 'disabled',
      statusReason: `Its selector requires the label ${DISABLED_BY}, which no pod has.`,
    };
  }
  return (
    refusal(policy, effect, cilium) ??
    enforcement(cilium) ??
    acceptance(policy, cilium)
  );
}

/** Whether every selector of the policy carries the label with which GitLab switches policies off. @internal */
export function isDisabled(policy: ClusterPolicy): boolean {
  const { manifest } = policy;
  const rules = [
    ...(recordAt(manifest, 'spec') ? [recordAt(manifest, 'spec')] : []),
    ...recordsAt(manifest, 'specs'),
  ];
  return (
    rules.length > 0 &&
    rules.every(rule =>
      ['podSelector', 'endpointSelector'].some(selector =>
        Object.keys(textMapAt(rule, selector, 'matchLabels')).some(
          key => key.replace(/^(k8s|any):/, '') === DISABLED_BY,
        ),
      ),
    )
  );
}

function refusal(
  policy: ClusterPolicy,
  effect: PolicyEffect,
  cilium: CiliumFacts,
): ReasonedStatus | undefined {
  const valid = validCondition(policy);
  if (valid?.status === 'False') {
    const said = valid.message ? `: ${sentence(valid.message)}` : '.';
    return { status: 'invalid', statusReason: `Cilium refuses it${said}` };
  }
  const { outcome } = effect;
  if (outcome.status === 'invalid') {
    const problem = outcome.problems.find(
      ({ severity }) => severity === 'error',
    );
    return {
      status: 'invalid',
      statusReason: sentence(problem?.message ?? 'It is not valid.'),
    };
  }
  if (outcome.status === 'unsupported') {
    return {
      status: 'invalid',
      statusReason: cilium.runs
        ? `Cilium does not read ${policy.kind}, so it has no effect.`
        : `Nothing that enforces ${policy.kind} was found in the cluster.`,
    };
  }
  if (
    policy.kind === 'ClusterNetworkPolicy' &&
    cilium.runs &&
    !cilium.readsClusterNetworkPolicy
  ) {
    return {
      status: 'invalid',
      statusReason:
        'Cilium reads ClusterNetworkPolicy only with enable-k8s-cluster-network-policy, which is off.',
    };
  }
  return undefined;
}

/** What keeps every policy of the cluster from being enforced, or us from knowing. */
function enforcement(cilium: CiliumFacts): ReasonedStatus | undefined {
  if (!cilium.runs) {
    return {
      status: 'unknown',
      statusReason:
        'No Cilium agent was found in the cluster, so it is not known what enforces it.',
    };
  }
  if (cilium.ready === 'no') {
    return {
      status: 'unknown',
      statusReason: "Cilium's agent is ready on no node.",
    };
  }
  if (cilium.options.policyEnforcement === 'never') {
    return {
      status: 'disabled',
      statusReason:
        'Cilium is set up to enforce no policy at all (enable-policy: never).',
    };
  }
  if (cilium.audit === 'yes') {
    return {
      status: 'audit',
      statusReason:
        'Cilium runs in policy audit mode: it logs what the policy would drop, and drops nothing.',
    };
  }
  if (cilium.audit === 'unknown') {
    return {
      status: 'unknown',
      statusReason:
        'Whether Cilium runs in policy audit mode could not be read (ConfigMap cilium-config).',
    };
  }
  return undefined;
}

function acceptance(
  policy: ClusterPolicy,
  cilium: CiliumFacts,
): ReasonedStatus {
  if (!CILIUM_KINDS.includes(policy.kind)) {
    return {
      status: 'enforced',
      statusReason: 'Cilium runs, and not in audit mode.',
    };
  }
  if (validCondition(policy)?.status === 'True') {
    return { status: 'enforced', statusReason: 'Cilium accepted it.' };
  }
  return cilium.writesConditions
    ? {
        status: 'unknown',
        statusReason: 'Cilium has not said yet whether it accepts it.',
      }
    : {
        status: 'enforced',
        statusReason:
          'Nothing is wrong with it; this release of Cilium does not say whether it accepted it.',
      };
}

function validCondition(
  policy: ClusterPolicy,
): { readonly status?: string; readonly message?: string } | undefined {
  const condition = recordsAt(policy.manifest, 'status', 'conditions').find(
    candidate => candidate.type === 'Valid',
  );
  return (
    condition && {
      status: textAt(condition, 'status'),
      message: textAt(condition, 'message'),
    }
  );
}

function sentence(text: string): string {
  const trimmed = text.trim().slice(0, 500);
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
