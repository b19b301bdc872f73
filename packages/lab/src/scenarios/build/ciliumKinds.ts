/** The custom kinds that Cilium's operator installs. @internal */
export const CILIUM_KINDS = [
  'CiliumNetworkPolicy',
  'CiliumClusterwideNetworkPolicy',
  'CiliumEndpoint',
  'CiliumNode',
  'CiliumIdentity',
  'CiliumCIDRGroup',
] as const;

/** The kinds of the network policy API's working group. @internal */
export const TIER_KINDS = [
  'AdminNetworkPolicy',
  'BaselineAdminNetworkPolicy',
  'ClusterNetworkPolicy',
] as const;
