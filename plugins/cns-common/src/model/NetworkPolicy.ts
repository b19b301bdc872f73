import { LabelSelector } from './LabelSelector';
import { PolicyBase } from './PolicyBase';
import { Direction, PortProtocol } from './Traffic';

/**
 * A `networking.k8s.io` NetworkPolicy.
 *
 * @remarks
 * An absent and an empty list of peers or ports mean the same in this kind, so both are `[]` here. `policyTypes` is
 * `undefined` when absent or empty, because the default depends on whether there are egress rules.
 *
 * @public
 */
export interface NetworkPolicy extends PolicyBase {
  readonly dialect: 'kubernetes';
  readonly kind: 'NetworkPolicy';
  readonly namespace: string;
  /** Absent in the manifest means the empty selector: all pods of the namespace. */
  readonly podSelector: LabelSelector;
  readonly policyTypes?: readonly Direction[];
  readonly ingress: readonly NetworkPolicyRule[];
  readonly egress: readonly NetworkPolicyRule[];
}

/**
 * One rule: no peers means every peer, addresses outside included; no ports means every port.
 *
 * @public
 */
export interface NetworkPolicyRule {
  readonly peers: readonly NetworkPolicyPeer[];
  readonly ports: readonly NetworkPolicyPort[];
}

/**
 * One peer. For `pods` at least one selector is there; `podSelector` alone stays in the policy's namespace.
 *
 * @public
 */
export type NetworkPolicyPeer =
  | {
      readonly type: 'pods';
      readonly podSelector?: LabelSelector;
      readonly namespaceSelector?: LabelSelector;
    }
  | {
      readonly type: 'ipBlock';
      readonly cidr: string;
      readonly except: readonly string[];
    };

/**
 * One port entry. `port` as a string is the name of a container port of the destination, also `"80"`.
 *
 * @public
 */
export interface NetworkPolicyPort {
  readonly protocol: PortProtocol;
  readonly port?: number | string;
  readonly endPort?: number;
}
