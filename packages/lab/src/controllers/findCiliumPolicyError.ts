import { isRecord } from '../kubernetes/isRecord';
import { itemsOf } from '../kubernetes/validation/Causes';

const PEERS = {
  ingress: [
    'fromEndpoints',
    'fromEntities',
    'fromCIDR',
    'fromCIDRSet',
    'fromGroups',
    'fromNodes',
  ],
  egress: [
    'toEndpoints',
    'toEntities',
    'toCIDR',
    'toCIDRSet',
    'toGroups',
    'toNodes',
    'toServices',
    'toFQDNs',
  ],
} as const;

/**
 * What Cilium's own validation refuses although the schema of its kinds lets it pass: peers of different sorts in one
 * rule, and port lists that are too long.
 *
 * @returns the error as the condition's message has it, or `undefined`.
 * @internal
 */
export function findCiliumPolicyError(
  policy: Readonly<Record<string, unknown>>,
): string | undefined {
  const specs = [
    ...(isRecord(policy.spec) ? [policy.spec] : []),
    ...itemsOf(policy.specs, '').map(([spec]) => spec),
  ];
  for (const spec of specs) {
    for (const direction of ['ingress', 'egress'] as const) {
      for (const suffix of ['', 'Deny']) {
        for (const [rule] of itemsOf(spec[`${direction}${suffix}`], '')) {
          const error = ruleError(rule, direction);
          if (error) return error;
        }
      }
    }
  }
  return undefined;
}

function ruleError(
  rule: Record<string, unknown>,
  direction: 'ingress' | 'egress',
): string | undefined {
  const used = PEERS[direction]
    .filter(field => rule[field] !== undefined)
    .map(field => `${field[0].toUpperCase()}${field.slice(1)}`);
  if (used.length > 1) {
    return `combining ${used[0]} and ${used[1]} is not supported yet`;
  }
  const tooLong = itemsOf(rule.toPorts, '').some(
    ([group]) => Array.isArray(group.ports) && group.ports.length > 40,
  );
  return tooLong ? 'too many ports, the max is 40' : undefined;
}
