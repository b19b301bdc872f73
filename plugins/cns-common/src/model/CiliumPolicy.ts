import { LabelSelector } from './LabelSelector';
import { PolicyBase } from './PolicyBase';

/**
 * A CiliumNetworkPolicy (has a namespace) or CiliumClusterwideNetworkPolicy (has none). `spec` and each item of `specs`
 * are equal rules.
 *
 * @public
 */
export interface CiliumPolicy extends PolicyBase {
  readonly dialect: 'cilium';
  readonly kind: 'CiliumNetworkPolicy' | 'CiliumClusterwideNetworkPolicy';
  readonly rules: readonly CiliumRule[];
}

/**
 * One rule. The four lists are `undefined` when absent or `null`; an empty list does not touch its direction.
 *
 * @public
 */
export interface CiliumRule {
  /** `spec` or `specs[n]`. */
  readonly path: string;
  /** The index in `specs`; absent for `spec`. */
  readonly spec?: number;
  readonly subject: CiliumSubject;
  readonly ingress?: readonly CiliumEntry[];
  readonly ingressDeny?: readonly CiliumEntry[];
  readonly egress?: readonly CiliumEntry[];
  readonly egressDeny?: readonly CiliumEntry[];
  readonly enableDefaultDeny: {
    readonly ingress?: boolean;
    readonly egress?: boolean;
  };
  readonly description?: string;
}

/**
 * What a rule selects: pods by `endpointSelector`, or nodes by `nodeSelector` (host policies).
 *
 * @public
 */
export interface CiliumSubject {
  readonly type: 'endpoints' | 'nodes';
  readonly selector: LabelSelector;
}

/**
 * One entry of a list of a rule. Peers are united, then combined with `toPorts` or `icmps`.
 *
 * @remarks
 * Each field is `undefined` when absent or `null`, and that differs from `[]`: an absent peer field is no restriction,
 * an empty one selects nobody (but see point 10 of the semantics for services, FQDNs and groups). The names leave out
 * `from` and `to`.
 *
 * @public
 */
export interface CiliumEntry {
  readonly endpoints?: readonly LabelSelector[];
  readonly entities?: readonly string[];
  readonly cidr?: readonly string[];
  readonly cidrSet?: readonly CiliumCidrRule[];
  readonly nodes?: readonly LabelSelector[];
  /** Number of cloud provider groups; their addresses are not known statically. */
  readonly groups?: number;
  readonly services?: readonly CiliumServiceReference[];
  readonly fqdns?: readonly CiliumFqdn[];
  readonly toPorts?: readonly CiliumPortRule[];
  readonly icmps?: readonly CiliumIcmpField[];
  /** `required`, `disabled` or a test mode. */
  readonly authentication?: string;
}

/**
 * One item of `fromCIDRSet`/`toCIDRSet`: an address block, or groups of them by name or label.
 *
 * @public
 */
export interface CiliumCidrRule {
  readonly cidr?: string;
  readonly cidrGroupRef?: string;
  readonly cidrGroupSelector?: LabelSelector;
  readonly except: readonly string[];
}

/**
 * One item of `toServices`: by name or by labels, in one namespace or (left out) in all.
 *
 * @public
 */
export type CiliumServiceReference =
  | {
      readonly type: 'name';
      readonly name: string;
      readonly namespace?: string;
    }
  | {
      readonly type: 'selector';
      readonly selector: LabelSelector;
      readonly namespace?: string;
    };

/**
 * One item of `toFQDNs`.
 *
 * @public
 */
export interface CiliumFqdn {
  readonly matchName?: string;
  readonly matchPattern?: string;
}

/**
 * One item of `toPorts`. Without any port it allows nothing, whatever else it says.
 *
 * @public
 */
export interface CiliumPortRule {
  readonly ports: readonly CiliumPort[];
  /** The kind of application rules there are, if any (also when their list is empty: then there are none). */
  readonly l7?: 'http' | 'kafka' | 'dns' | 'l7proto';
  /** Number of application rules. */
  readonly l7Rules: number;
  readonly serverNames: readonly string[];
  /** An Envoy listener that takes the traffic. */
  readonly listener?: string;
  readonly tls: boolean;
}

/**
 * One port of a port rule: a number or a name, as text.
 *
 * @public
 */
export interface CiliumPort {
  readonly port?: string;
  readonly endPort?: number;
  /** As written, in capitals; absent means ANY. */
  readonly protocol?: string;
}

/**
 * One field of `icmps`: a type by number, resolved from its name where it had one.
 *
 * @public
 */
export interface CiliumIcmpField {
  readonly family: 'IPv4' | 'IPv6';
  readonly type: number;
}
