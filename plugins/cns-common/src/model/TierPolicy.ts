import { LabelSelector } from './LabelSelector';
import { PolicyBase } from './PolicyBase';
import { PortProtocol } from './Traffic';

/**
 * An AdminNetworkPolicy or BaselineAdminNetworkPolicy (`policy.networking.k8s.io/v1alpha1`) or ClusterNetworkPolicy
 * (`v1alpha2`), all in the words of v1alpha2: tier, and `Accept` where v1alpha1 says `Allow`.
 *
 * @public
 */
export interface TierPolicy extends PolicyBase {
  readonly dialect: 'tier';
  readonly kind:
    | 'AdminNetworkPolicy'
    | 'BaselineAdminNetworkPolicy'
    | 'ClusterNetworkPolicy';
  readonly tier: 'Admin' | 'Baseline';
  /** 0 to 1000, lower wins; a BaselineAdminNetworkPolicy has 0. */
  readonly priority: number;
  readonly subject: TierSubject;
  readonly ingress: readonly TierRule[];
  readonly egress: readonly TierRule[];
}

/**
 * Which pods a tier policy is about.
 *
 * @public
 */
export type TierSubject =
  | { readonly type: 'namespaces'; readonly namespaceSelector: LabelSelector }
  | {
      readonly type: 'pods';
      readonly namespaceSelector: LabelSelector;
      readonly podSelector: LabelSelector;
    };

/**
 * One rule; the first that matches decides. `ports` absent means everything, an empty list nothing.
 *
 * @public
 */
export interface TierRule {
  readonly name?: string;
  readonly action: 'Accept' | 'Deny' | 'Pass';
  readonly peers: readonly TierPeer[];
  readonly ports?: readonly TierPort[];
}

/**
 * One peer of a tier rule. `unrecognised` has no field that we know: `Accept` matches nothing there, `Deny` and `Pass`
 * everything.
 *
 * @public
 */
export type TierPeer =
  | TierSubject
  | { readonly type: 'networks'; readonly cidrs: readonly string[] }
  | { readonly type: 'nodes'; readonly nodeSelector: LabelSelector }
  | { readonly type: 'domainNames'; readonly names: readonly string[] }
  | { readonly type: 'unrecognised' };

/**
 * One port of a tier rule. `all` is one whole protocol; a name without a protocol takes the protocol of the container port.
 *
 * @public
 */
export type TierPort =
  | {
      readonly type: 'range';
      readonly protocol: PortProtocol;
      readonly first: number;
      readonly last: number;
    }
  | { readonly type: 'all'; readonly protocol: PortProtocol }
  | {
      readonly type: 'named';
      readonly name: string;
      readonly protocol?: PortProtocol;
    };
