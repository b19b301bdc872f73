import { policyRefSchema, type PolicyRef } from 'backstage-plugin-cns-common';

/** Stands for "no namespace" in a path; no namespace can have this name. */
const CLUSTER_SCOPED = '-';

/** Views of one policy, by their last path segment. @internal */
export const POLICY_VIEWS = ['yaml', 'pods', 'facts'] as const;
/** {@inheritDoc POLICY_VIEWS} @internal */
export type PolicyView = (typeof POLICY_VIEWS)[number];

/** Route of one policy below the tab. @internal */
export const POLICY_ROUTE = ':cluster/:kind/:namespace/:name/:view?';

/**
 * Path of one policy below the tab's path.
 *
 * @example
 * `prod-eu/NetworkPolicy/shop/cart-ingress/pods`; a cluster-scoped one has `-` as its namespace.
 *
 * @internal
 */
export function policyPath(policy: PolicyRef, view?: PolicyView): string {
  const path = [
    policy.cluster,
    policy.kind,
    policy.namespace ?? CLUSTER_SCOPED,
    policy.name,
  ].map(encodeURIComponent);
  return [...path, ...(view ? [view] : [])].join('/');
}

/**
 * Reads back what {@link policyPath} wrote.
 *
 * @returns `undefined` when the parameters name no policy, for example an unknown kind.
 *
 * @internal
 */
export function parsePolicyParams(
  params: Readonly<Partial<Record<string, string>>>,
): PolicyRef | undefined {
  const parsed = policyRefSchema.safeParse({
    cluster: params.cluster,
    kind: params.kind,
    name: params.name,
    ...(params.namespace === CLUSTER_SCOPED
      ? {}
      : { namespace: params.namespace }),
  });
  return parsed.success ? parsed.data : undefined;
}

/** Reads the view of a path; the first one when it names none. @internal */
export function parsePolicyView(view: string | undefined): PolicyView {
  return POLICY_VIEWS.find(known => known === view) ?? POLICY_VIEWS[0];
}
