import { PolicyKind } from '../../model/PolicyIdentity';
import { Protocol } from '../../model/Traffic';

/**
 * What rules mean, as data: every point in which the enforcing side matters is a field here, and nothing else in the
 * engine asks who enforces.
 *
 * @remarks
 * Get one from `createProfile`. Numbers in brackets are the points of the semantics that a field stands for.
 *
 * @public
 */
export interface Profile {
  readonly name: 'kubernetes' | 'cilium' | 'netpol-analyzer';
  /** Cilium's minor release, for the profile `cilium`. */
  readonly release?: '1.19' | '1.20';

  /** Policy kinds that have an effect; others take no part and are reported. */
  readonly kinds: readonly PolicyKind[];
  /** Protocols that connections may have. */
  readonly protocols: readonly Protocol[];
  readonly families: readonly ('IPv4' | 'IPv6')[];

  /** Rules of a direction that `policyTypes` does not list apply all the same (1.1). */
  readonly unlistedDirectionsApply: boolean;
  /** Selectors of NetworkPolicies reach pods only, also if they consist of absences (7). */
  readonly selectorsReachOnlyPods: boolean;
  /** Protocols about which an isolating NetworkPolicy says nothing, so that the answer is unknown (1.1). */
  readonly undefinedProtocols: readonly Protocol[];
  /** Whether `ipBlock` sees the addresses of pods (1.1). */
  readonly ipBlockMatchesPods: boolean;
  /** Whether `networks` of tier policies sees the addresses of pods (1.2). */
  readonly networksMatchPods: boolean;
  /** Whether address rules see nodes: by their address, never, or not even then for a whole family (23). */
  readonly addressesMatchNodes: 'yes' | 'no' | 'except-whole-family';
  /** hostNetwork pods are pods like others, not their node. */
  readonly hostNetworkAsPods: boolean;
  /** Traffic between a pod and its own node that no policy can forbid, or only a deny rule (1.1, 22). */
  readonly ownNode: 'both-ways' | 'to-pod-unless-denied' | 'none';
  /** Whether `ownNode` needs an ingress policy to select the pod when everything is enforced (18). */
  readonly ownNodeNeedsPolicy: boolean;
  /** `nodes` and `domainNames` peers of tier policies are understood. */
  readonly tierNodesAndNames: boolean;
  /** A Baseline tier decides traffic that a NetworkPolicy isolates from but does not admit (39). */
  readonly baselineAfterIsolation: boolean;
  /** Named ports in egress rules: of each destination, or one number for the whole cluster (30). */
  readonly namedPortsOnEgress: 'per-destination' | 'cluster-wide';

  /** `default`, `always` (isolate every pod both ways) or `never` (18). */
  readonly policyEnforcement: 'default' | 'always' | 'never';
  /** Drops are only logged; verdicts say what would be dropped (19). */
  readonly audit: boolean;
  /** Node selectors of Cilium policies have an effect (3). */
  readonly hostFirewall: boolean;
  /** `fromNodes`/`toNodes` are possible (28). */
  readonly nodeSelectorLabels: boolean;
  /** Selectors without a cluster are about the local one (7). */
  readonly policyDefaultLocalCluster: boolean;
  /** Application rules are possible (31). */
  readonly l7Proxy: boolean;
  /** VRRP and IGMP are possible in port rules (29). */
  readonly extendedIpProtocols: boolean;
  /** `port: "0"` with an `endPort` means 1 to `endPort`, not all (2.1). */
  readonly zeroPortStartsRange: boolean;
  /** The kind `kafka` of application rules exists (31). */
  readonly kafka: boolean;
  /** The entity `cluster-mesh` and the protocols GRE and IPIP exist (2.1). */
  readonly meshEntityAndTunnels: boolean;
  /** Pod labels that Cilium does not use for identity are invisible to selectors (36). */
  readonly identityLabelsOnly: boolean;

  /** Codes of problems with which a policy still takes part although an API server would refuse it. */
  readonly forgiven: readonly string[];
  /** Codes of mere warnings with which a policy takes no part here. */
  readonly refused: readonly string[];
}
