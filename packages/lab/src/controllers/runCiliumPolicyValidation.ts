import { sameJson } from '../kubernetes/fields/sameJson';
import { formatTime } from '../kubernetes/verbs/formatTime';
import { Clock, Cluster } from '../world';
import { findCiliumPolicyError } from './findCiliumPolicyError';

const RESOURCES = [
  'ciliumnetworkpolicies.cilium.io',
  'ciliumclusterwidenetworkpolicies.cilium.io',
];
const DELAY_MS = 200;

/**
 * Sets the condition `Valid` of Cilium policies a moment after they change, as the operator of Cilium 1.16 and later does.
 *
 * @internal
 */
export function runCiliumPolicyValidation(
  cluster: Cluster,
  clock: Clock,
): void {
  for (const resource of RESOURCES) {
    cluster.objects.subscribe(resource, change => {
      const { object, previous, type } = change;
      if (type === 'DELETED') return;
      const changed =
        !sameJson(object.spec, previous?.spec) ||
        !sameJson(object.specs, previous?.specs);
      if (!changed) return;
      clock.schedule(DELAY_MS, () => {
        const { namespace, name } = object.metadata;
        const current = cluster.objects.get(resource, namespace, name);
        // Without a running operator nobody validates.
        if (!current || !hasOperator(cluster)) return;
        cluster.objects.put(resource, {
          ...current,
          status: ciliumPolicyStatus(current, formatTime(clock.now())),
        });
      });
    });
  }
}

/** The status that the operator writes. @internal */
export function ciliumPolicyStatus(
  policy: Readonly<Record<string, unknown>>,
  time: string,
): Record<string, unknown> {
  const error = findCiliumPolicyError(policy);
  return {
    conditions: [
      {
        type: 'Valid',
        status: error ? 'False' : 'True',
        lastTransitionTime: time,
        message: error ?? 'Policy validation succeeded',
      },
    ],
  };
}

function hasOperator(cluster: Cluster): boolean {
  return cluster.objects
    .list('deployments.apps')
    .some(deployment => deployment.metadata.name === 'cilium-operator');
}
