import { isRecord } from '../isRecord';
import { Causes, itemsOf } from './Causes';

/** Rules of the admin-tier kinds: priority, tier, actions, peers. @internal */
export function validateTierPolicy(
  kind: string,
  name: string,
  object: Record<string, unknown>,
  causes: Causes,
): void {
  const spec = isRecord(object.spec) ? object.spec : {};
  if (kind === 'BaselineAdminNetworkPolicy') {
    if (name !== 'default') {
      causes.invalid(
        '<nil>',
        '',
        'Only one baseline admin network policy with metadata.name="default" can be created in the cluster',
      );
    }
  } else {
    validatePriority(spec.priority, causes);
  }
  if (
    kind === 'ClusterNetworkPolicy' &&
    !['Admin', 'Baseline'].includes(String(spec.tier))
  ) {
    causes.notSupported('spec.tier', spec.tier, ['Admin', 'Baseline']);
  }
  if (!isRecord(spec.subject)) causes.required('spec.subject');
  for (const [direction, peers] of [
    ['ingress', 'from'],
    ['egress', 'to'],
  ] as const) {
    for (const [rule, path] of itemsOf(spec[direction], `spec.${direction}`)) {
      const actions = actionsOf(kind);
      if (!actions.includes(String(rule.action))) {
        causes.notSupported(`${path}.action`, rule.action, actions);
      }
      if (!Array.isArray(rule[peers]) || rule[peers].length === 0) {
        causes.invalid(
          `${path}.${peers}`,
          0,
          `${path}.${peers} in body should have at least 1 items`,
        );
      }
    }
  }
}

function actionsOf(kind: string): readonly string[] {
  if (kind === 'ClusterNetworkPolicy') return ['Accept', 'Deny', 'Pass'];
  return kind === 'AdminNetworkPolicy'
    ? ['Allow', 'Deny', 'Pass']
    : ['Allow', 'Deny'];
}

function validatePriority(priority: unknown, causes: Causes): void {
  const valid =
    typeof priority === 'number' &&
    Number.isInteger(priority) &&
    priority >= 0 &&
    priority <= 1000;
  if (!valid) {
    causes.invalid(
      'spec.priority',
      priority ?? null,
      'spec.priority in body should be less than or equal to 1000',
    );
  }
}
