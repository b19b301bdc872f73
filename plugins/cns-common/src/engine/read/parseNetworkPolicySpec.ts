import {
  NetworkPolicy,
  NetworkPolicyPeer,
  NetworkPolicyPort,
  NetworkPolicyRule,
} from '../../model/NetworkPolicy';
import { Direction, PortProtocol } from '../../model/Traffic';
import { checkCidr } from './checkCidr';
import { Fields } from './Fields';
import { emptySelector, parseLabelSelector } from './parseLabelSelector';

/**
 * Reads the `spec` of a NetworkPolicy.
 *
 * @internal
 */
export function parseNetworkPolicySpec(
  object: Fields,
): Pick<NetworkPolicy, 'podSelector' | 'policyTypes' | 'ingress' | 'egress'> {
  const spec = object.fields('spec');
  if (spec === undefined) {
    object.error('missing-spec', 'The policy has no spec.', 'spec');
    return {
      podSelector: emptySelector,
      policyTypes: undefined,
      ingress: [],
      egress: [],
    };
  }
  return {
    podSelector: parseLabelSelector(spec, 'podSelector') ?? emptySelector,
    policyTypes: parsePolicyTypes(spec),
    ingress:
      spec.fieldsList('ingress')?.map(rule => parseRule(rule, 'from')) ?? [],
    egress: spec.fieldsList('egress')?.map(rule => parseRule(rule, 'to')) ?? [],
  };
}

function parsePolicyTypes(spec: Fields): Direction[] | undefined {
  const types = spec.strings('policyTypes');
  if (types === undefined || types.length === 0) return undefined;
  return types.flatMap((type): Direction[] => {
    if (type === 'Ingress') return ['ingress'];
    if (type === 'Egress') return ['egress'];
    spec.error(
      'invalid-policy-type',
      `"${type}" is no policy type; use Ingress or Egress.`,
      'policyTypes',
    );
    return [];
  });
}

function parseRule(rule: Fields, peersKey: 'from' | 'to'): NetworkPolicyRule {
  const wrongKey = peersKey === 'from' ? 'to' : 'from';
  if (rule.has(wrongKey)) {
    rule.warning(
      'unknown-field',
      `A rule of this direction has no "${wrongKey}", so it is ignored and the rule applies to every peer; "${peersKey}" was probably meant.`,
      wrongKey,
    );
  }
  return {
    peers: rule.fieldsList(peersKey)?.flatMap(parsePeer) ?? [],
    ports: rule.fieldsList('ports')?.flatMap(parsePort) ?? [],
  };
}

function parsePeer(peer: Fields): NetworkPolicyPeer[] {
  const podSelector = parseLabelSelector(peer, 'podSelector');
  const namespaceSelector = parseLabelSelector(peer, 'namespaceSelector');
  const hasSelector =
    podSelector !== undefined || namespaceSelector !== undefined;
  const ipBlock = peer.fields('ipBlock');
  if (ipBlock === undefined) {
    if (hasSelector) return [{ type: 'pods', podSelector, namespaceSelector }];
    peer.error(
      'empty-peer',
      'A peer needs a podSelector, a namespaceSelector or an ipBlock.',
    );
    return [];
  }
  if (hasSelector) {
    peer.error(
      'mixed-peer',
      'A peer with an ipBlock can have no selectors; write two peers.',
    );
  }
  const cidr = ipBlock.string('cidr') ?? '';
  const except = ipBlock.strings('except') ?? [];
  return checkCidr(ipBlock, cidr, except)
    ? [{ type: 'ipBlock', cidr, except }]
    : [];
}

function parsePort(fields: Fields): NetworkPolicyPort[] {
  const protocol = parseProtocol(fields);
  const port = fields.intOrString('port');
  const endPort = fields.integer('endPort');
  if (protocol === undefined) return [];
  if (typeof port === 'number' && (port < 1 || port > 65535)) {
    fields.error(
      'invalid-port',
      `${port} is no port; ports are 1 to 65535.`,
      'port',
    );
    return [];
  }
  if (port === '') {
    fields.error('invalid-port', 'The name of a port cannot be empty.', 'port');
    return [];
  }
  if (endPort !== undefined) {
    if (typeof port !== 'number') {
      fields.error(
        'invalid-end-port',
        'endPort needs a port that is a number.',
        'endPort',
      );
      return [];
    }
    if (endPort < port || endPort > 65535) {
      fields.error(
        'invalid-port-range',
        `endPort ${endPort} has to be between port (${port}) and 65535.`,
        'endPort',
      );
      return [];
    }
  }
  // A port of the wrong type was reported; an entry without it would mean every port.
  if (port === undefined && fields.has('port')) return [];
  if (endPort === undefined && fields.has('endPort')) return [];
  return [{ protocol, port, endPort }];
}

function parseProtocol(fields: Fields): PortProtocol | undefined {
  const protocol = fields.string('protocol') ?? 'TCP';
  switch (protocol) {
    case 'TCP':
    case 'UDP':
    case 'SCTP':
      return protocol;
    default:
      fields.error(
        'invalid-protocol',
        `"${protocol}" is no protocol here; use TCP, UDP or SCTP.`,
        'protocol',
      );
      return undefined;
  }
}
