import { ResourceKind } from '../../world';
import { isRecord } from '../isRecord';

/**
 * Fills in what the API server fills in: for NetworkPolicy the policy types and the protocol of ports.
 *
 * @internal
 */
export function applyDefaults(
  kind: ResourceKind,
  object: Record<string, unknown>,
): Record<string, unknown> {
  if (kind.id !== 'networkpolicies.networking.k8s.io') return object;
  const spec = isRecord(object.spec) ? object.spec : {};
  const types =
    Array.isArray(spec.policyTypes) && spec.policyTypes.length > 0
      ? spec.policyTypes
      : [
          'Ingress',
          ...(Array.isArray(spec.egress) && spec.egress.length > 0
            ? ['Egress']
            : []),
        ];
  return {
    ...object,
    spec: {
      ...spec,
      podSelector: spec.podSelector ?? {},
      ...(spec.ingress === undefined ? {} : { ingress: rules(spec.ingress) }),
      ...(spec.egress === undefined ? {} : { egress: rules(spec.egress) }),
      policyTypes: types,
    },
  };
}

function rules(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map(rule =>
    isRecord(rule) && Array.isArray(rule.ports)
      ? {
          ...rule,
          ports: rule.ports.map(port =>
            isRecord(port) ? { protocol: 'TCP', ...port } : port,
          ),
        }
      : rule,
  );
}
