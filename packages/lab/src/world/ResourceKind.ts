/**
 * One row of the table of kinds that the lab serves; everything that the Kubernetes API does with a kind follows from it.
 *
 * @public
 */
export interface ResourceKind {
  /** `pods`, `networkpolicies.networking.k8s.io`: plural and group, as CRDs are named. The key of the store. */
  readonly id: string;
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  /** `v1`, `networking.k8s.io/v1`. */
  readonly apiVersion: string;
  readonly kind: string;
  readonly plural: string;
  readonly singular: string;
  readonly shortNames: readonly string[];
  readonly namespaced: boolean;
  readonly subresources: readonly ('status' | 'log' | 'scale')[];
  /** A kind that comes from a CustomResourceDefinition. */
  readonly custom: boolean;
  /** Only get and list: computed, not stored. */
  readonly virtual: boolean;
}
