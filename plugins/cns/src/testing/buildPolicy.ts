import type { PolicyDetail, PolicySummary } from 'backstage-plugin-cns-common';

/** A row of the policy list. @internal */
export function buildPolicy(
  overrides: Partial<PolicySummary> = {},
): PolicySummary {
  return {
    cluster: 'prod-eu',
    kind: 'NetworkPolicy',
    namespace: 'shop',
    name: 'cart-ingress',
    status: 'enforced',
    statusReason: 'It selects pods and nothing disables it.',
    directions: ['ingress'],
    selects: { ofEntity: 2, total: 2 },
    origin: { kind: 'manual' },
    changed: {
      at: '2026-05-04T12:00:00.000Z',
      by: 'kubectl-client-side-apply',
    },
    createdAt: '2026-05-01T08:00:00.000Z',
    ...overrides,
  };
}

/** Everything about one policy. @internal */
export function buildPolicyDetail(
  overrides: Partial<PolicyDetail> = {},
): PolicyDetail {
  return {
    ...buildPolicy(),
    apiVersion: 'networking.k8s.io/v1',
    resourceVersion: '4711',
    yaml: [
      'apiVersion: networking.k8s.io/v1',
      'kind: NetworkPolicy',
      'metadata:',
      '  name: cart-ingress',
      '  namespace: shop',
      'spec:',
      '  podSelector:',
      '    matchLabels:',
      '      app: cart',
      '  policyTypes: [Ingress]',
      '  ingress:',
      '    # only the storefront',
      '    - from:',
      '        - podSelector:',
      '            matchLabels:',
      '              app: web',
      '      ports:',
      '        - port: 8080',
      '          protocol: TCP',
      '',
    ].join('\n'),
    pods: [
      {
        namespace: 'shop',
        name: 'cart-6f9c-x2x7p',
        workload: 'Deployment/cart',
        phase: 'Running',
        node: 'node-1',
        ofEntity: true,
      },
      {
        namespace: 'shop',
        name: 'cart-6f9c-9k4lm',
        workload: 'Deployment/cart',
        phase: 'Running',
        node: 'node-2',
        ofEntity: true,
      },
    ],
    podsLeftOut: 0,
    labels: { app: 'cart' },
    annotations: {},
    managers: [
      {
        manager: 'kubectl-client-side-apply',
        operation: 'Update',
        at: '2026-05-04T12:00:00.000Z',
      },
    ],
    changes: [
      {
        at: '2026-05-04T12:00:01.000Z',
        change: 'updated',
        by: 'kubectl-client-side-apply',
      },
    ],
    command:
      'kubectl --context prod-eu --namespace shop get networkpolicy cart-ingress -o yaml',
    ...overrides,
  };
}
