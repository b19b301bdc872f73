/**
 * Ends inside the cluster that are no pods and no particular node, or the outside without an address; Cilium's entities.
 *
 * @public
 */
export type EntityName =
  | 'world'
  | 'world-ipv4'
  | 'world-ipv6'
  | 'host'
  | 'remote-node'
  | 'kube-apiserver'
  | 'ingress'
  | 'health'
  | 'init'
  | 'unmanaged';

/**
 * One end of a connection that somebody asks about.
 *
 * @remarks
 * `workload` stands for all pods of a workload (its id is `namespace/name[Kind]`). For an `address` outside, `names` are
 * the DNS names it is known by: left out means not known, which can make a verdict `unknown`. `name` is whatever a DNS name
 * or pattern leads to.
 *
 * @public
 */
export type EndpointQuery =
  | {
      readonly kind: 'pod';
      readonly namespace: string;
      readonly name: string;
    }
  | { readonly kind: 'workload'; readonly id: string }
  | { readonly kind: 'node'; readonly name: string }
  | {
      readonly kind: 'address';
      readonly address: string;
      readonly names?: readonly string[];
    }
  | { readonly kind: 'entity'; readonly entity: EntityName }
  | { readonly kind: 'name'; readonly name: string };
