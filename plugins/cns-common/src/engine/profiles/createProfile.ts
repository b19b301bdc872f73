import { PolicyKind } from '../../model/PolicyIdentity';
import { Protocol } from '../../model/Traffic';
import { Profile } from './Profile';

/**
 * The settings of a Cilium installation that change what policies mean; the names are those of its own options.
 *
 * @public
 */
export interface CiliumOptions {
  /** `1.20` unless given. */
  readonly release?: '1.19' | '1.20';
  readonly policyEnforcement?: 'default' | 'always' | 'never';
  readonly audit?: boolean;
  readonly allowLocalhost?: 'always' | 'policy';
  /** Dual stack; true unless given, so that nothing is left out. */
  readonly ipv6?: boolean;
  readonly hostFirewall?: boolean;
  readonly nodeSelectorLabels?: boolean;
  readonly cidrMatchesNodes?: boolean;
  readonly disableL7Proxy?: boolean;
  readonly extendedIPProtocols?: boolean;
  readonly policyDefaultLocalCluster?: boolean;
}

const adminKinds = [
  'AdminNetworkPolicy',
  'BaselineAdminNetworkPolicy',
] as const;

const ciliumKinds = [
  'NetworkPolicy',
  'CiliumNetworkPolicy',
  'CiliumClusterwideNetworkPolicy',
] as const;

const portProtocols: readonly Protocol[] = ['TCP', 'UDP', 'SCTP'];

const kubernetes: Profile = {
  name: 'kubernetes',
  kinds: ['NetworkPolicy', ...adminKinds, 'ClusterNetworkPolicy'],
  protocols: [...portProtocols, 'ICMP', 'ICMPv6'],
  families: ['IPv4', 'IPv6'],
  unlistedDirectionsApply: false,
  selectorsReachOnlyPods: true,
  undefinedProtocols: ['ICMP', 'ICMPv6'],
  ipBlockMatchesPods: false,
  networksMatchPods: true,
  addressesMatchNodes: 'yes',
  hostNetworkAsPods: false,
  ownNode: 'both-ways',
  ownNodeNeedsPolicy: false,
  tierNodesAndNames: true,
  baselineAfterIsolation: false,
  namedPortsOnEgress: 'per-destination',
  policyEnforcement: 'default',
  audit: false,
  hostFirewall: false,
  nodeSelectorLabels: false,
  policyDefaultLocalCluster: true,
  l7Proxy: true,
  extendedIpProtocols: false,
  zeroPortStartsRange: false,
  kafka: false,
  meshEntityAndTunnels: false,
  identityLabelsOnly: false,
  forgiven: [],
  refused: [],
};

const netpolAnalyzer: Profile = {
  ...kubernetes,
  name: 'netpol-analyzer',
  kinds: ['NetworkPolicy', ...adminKinds],
  protocols: portProtocols,
  families: ['IPv4'],
  undefinedProtocols: [],
  networksMatchPods: false,
  hostNetworkAsPods: true,
  ownNode: 'none',
  tierNodesAndNames: false,
  forgiven: ['except-outside-cidr', 'too-many'],
  refused: ['unrecognised-peer'],
};

/**
 * Makes the profile of the API's own words, of Cilium with given settings, or of netpol-analyzer.
 *
 * @public
 */
export function createProfile(
  name: Profile['name'],
  options: CiliumOptions = {},
): Profile {
  switch (name) {
    case 'kubernetes':
      return kubernetes;
    case 'netpol-analyzer':
      return netpolAnalyzer;
    case 'cilium':
      return ciliumProfile(options);
    default:
      return name satisfies never;
  }
}

function ciliumProfile(options: CiliumOptions): Profile {
  const release = options.release ?? '1.20';
  const newer = release !== '1.19';
  const kinds: readonly PolicyKind[] = newer
    ? [...ciliumKinds, 'ClusterNetworkPolicy']
    : ciliumKinds;
  return {
    name: 'cilium',
    release,
    kinds,
    protocols: [
      ...portProtocols,
      'ICMP',
      'ICMPv6',
      'VRRP',
      'IGMP',
      ...(newer ? (['GRE', 'IPIP'] as const) : []),
    ],
    families: options.ipv6 === false ? ['IPv4'] : ['IPv4', 'IPv6'],
    unlistedDirectionsApply: true,
    selectorsReachOnlyPods: false,
    undefinedProtocols: [],
    ipBlockMatchesPods: false,
    networksMatchPods: false,
    addressesMatchNodes: options.cidrMatchesNodes
      ? 'except-whole-family'
      : 'no',
    hostNetworkAsPods: false,
    ownNode:
      options.allowLocalhost === 'policy' ? 'none' : 'to-pod-unless-denied',
    ownNodeNeedsPolicy: newer,
    tierNodesAndNames: true,
    baselineAfterIsolation: true,
    namedPortsOnEgress: newer ? 'per-destination' : 'cluster-wide',
    policyEnforcement: options.policyEnforcement ?? 'default',
    audit: options.audit ?? false,
    hostFirewall: options.hostFirewall ?? false,
    nodeSelectorLabels: options.nodeSelectorLabels ?? false,
    policyDefaultLocalCluster: options.policyDefaultLocalCluster ?? true,
    l7Proxy: !options.disableL7Proxy,
    extendedIpProtocols: options.extendedIPProtocols ?? false,
    zeroPortStartsRange: !newer,
    kafka: !newer,
    meshEntityAndTunnels: newer,
    identityLabelsOnly: true,
    forgiven: [],
    refused: [],
  };
}
