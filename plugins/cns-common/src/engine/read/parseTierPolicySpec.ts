import { TierPolicy, TierRule } from '../../model/TierPolicy';
import { Fields } from './Fields';
import { emptySelector } from './parseLabelSelector';
import { parseTierPeer, parseTierSubject } from './parseTierPeer';
import { parseTierPorts } from './parseTierPorts';

type TierSpec = Pick<
  TierPolicy,
  'tier' | 'priority' | 'subject' | 'ingress' | 'egress'
>;

/**
 * Reads the `spec` of an AdminNetworkPolicy, BaselineAdminNetworkPolicy (v1alpha1) or ClusterNetworkPolicy (v1alpha2).
 *
 * @internal
 */
export function parseTierPolicySpec(
  object: Fields,
  kind: TierPolicy['kind'],
  name: string,
): TierSpec {
  const spec = object.fields('spec');
  const tier = parseTier(object, spec, kind, name);
  if (spec === undefined) {
    object.error('missing-spec', 'The policy has no spec.', 'spec');
    return {
      tier,
      priority: 0,
      subject: { type: 'namespaces', namespaceSelector: emptySelector },
      ingress: [],
      egress: [],
    };
  }
  const limit = kind === 'ClusterNetworkPolicy' ? 25 : 100;
  const rules = (key: 'ingress' | 'egress') => {
    const list = spec.fieldsList(key) ?? [];
    if (list.length > limit) {
      spec.error('too-many', `At most ${limit} rules are possible.`, key);
    }
    return list.map(rule => parseRule(rule, key, kind));
  };
  return {
    tier,
    priority: parsePriority(spec, kind),
    subject: parseTierSubject(spec),
    ingress: rules('ingress'),
    egress: rules('egress'),
  };
}

function parseTier(
  object: Fields,
  spec: Fields | undefined,
  kind: TierPolicy['kind'],
  name: string,
): TierPolicy['tier'] {
  if (kind === 'AdminNetworkPolicy') return 'Admin';
  if (kind === 'BaselineAdminNetworkPolicy') {
    if (name !== 'default') {
      object.error(
        'invalid-name',
        'A BaselineAdminNetworkPolicy has to be named "default".',
        'metadata',
      );
    }
    return 'Baseline';
  }
  const tier = spec?.string('tier');
  if (tier === 'Admin' || tier === 'Baseline') return tier;
  spec?.error(
    'invalid-tier',
    `"${tier ?? ''}" is no tier; use Admin or Baseline.`,
    'tier',
  );
  return 'Baseline';
}

function parsePriority(spec: Fields, kind: TierPolicy['kind']): number {
  if (kind === 'BaselineAdminNetworkPolicy') return 0;
  const priority = spec.integer('priority');
  if (priority === undefined || priority < 0 || priority > 1000) {
    spec.error(
      'invalid-priority',
      'A priority from 0 to 1000 is needed.',
      'priority',
    );
    return 0;
  }
  return priority;
}

function parseRule(
  rule: Fields,
  direction: 'ingress' | 'egress',
  kind: TierPolicy['kind'],
): TierRule {
  const key = direction === 'ingress' ? 'from' : 'to';
  const peers = rule.fieldsList(key) ?? [];
  if (peers.length === 0) {
    rule.error('no-peers', `A rule needs at least one peer in "${key}".`, key);
  }
  const action = parseAction(rule, kind);
  const parsed = peers.flatMap(peer =>
    parseTierPeer(peer, { direction, kind, action }),
  );
  return {
    name: rule.string('name'),
    action,
    peers: parsed,
    ports: parseTierPorts(rule, kind, parsed),
  };
}

function parseAction(
  rule: Fields,
  kind: TierPolicy['kind'],
): TierRule['action'] {
  const action = rule.string('action');
  const accept = kind === 'ClusterNetworkPolicy' ? 'Accept' : 'Allow';
  const allowed = [
    accept,
    'Deny',
    ...(kind === 'BaselineAdminNetworkPolicy' ? [] : ['Pass']),
  ];
  if (action === accept) return 'Accept';
  if (action !== undefined && allowed.includes(action)) {
    return action === 'Deny' ? 'Deny' : 'Pass';
  }
  rule.error(
    'invalid-action',
    `"${action ?? ''}" is no action here; use ${allowed.join(' or ')}.`,
    'action',
  );
  return 'Deny';
}
