import type { BindingTarget } from 'backstage-plugin-cns-common';

/** A place where the entity runs, confirmed. @internal */
export function buildTarget(
  overrides: Partial<BindingTarget> = {},
): BindingTarget {
  return {
    cluster: 'prod-eu',
    namespace: 'shop',
    selector: 'app=cart',
    trust: 'confirmed',
    reason: 'The namespace carries backstage.io/kubernetes-id: cart.',
    ...overrides,
  };
}

/** A place that nobody confirmed. @internal */
export function buildUnconfirmedTarget(
  overrides: Partial<BindingTarget> = {},
): BindingTarget {
  return buildTarget({
    trust: 'unconfirmed',
    reason: 'The namespace names no owner.',
    confirmCommand:
      'kubectl --context prod-eu annotate namespace shop backstage.io/kubernetes-id=cart',
    ...overrides,
  });
}
