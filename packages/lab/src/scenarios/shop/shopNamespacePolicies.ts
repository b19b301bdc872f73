import { DAY, HOUR } from '../build/BuildContext';
import { autoDevOpsLabels } from './autoDevOpsLabels';
import { CILIUM_POLICY, NETWORK_POLICY } from './policyKinds';
import { PolicySeed } from './PolicySeed';

/** What the chart makes of `networkPolicy.spec` in shop/web; Git has the same. @internal */
export const WEB_POLICY_SPEC = {
  podSelector: { matchLabels: { app: 'web' } },
  policyTypes: ['Ingress'],
  ingress: [
    {
      from: [
        {
          namespaceSelector: {
            matchLabels: { 'app.gitlab.com/managed_by': 'gitlab' },
          },
        },
      ],
      ports: [{ protocol: 'TCP', port: 8080 }],
    },
    {
      from: [
        {
          namespaceSelector: {
            matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' },
          },
        },
      ],
      ports: [{ protocol: 'TCP', port: 9102 }],
    },
  ],
} as const;

/** `ciliumNetworkPolicy.spec` of shop/cart as Git has it. @internal */
export const CART_POLICY_SPEC_IN_GIT = {
  endpointSelector: { matchLabels: { app: 'cart' } },
  ingress: [
    {
      fromEndpoints: [{ matchLabels: { app: 'web' } }],
      toPorts: [{ ports: [{ port: '8080', protocol: 'TCP' }] }],
    },
  ],
} as const;

/** The same in the cluster: somebody opened it with kubectl to find a fault and did not close it. */
const CART_POLICY_SPEC_LIVE = {
  endpointSelector: { matchLabels: { app: 'cart' } },
  ingress: [
    {
      fromEndpoints: [{ matchLabels: { app: 'web' } }],
      toPorts: [{ ports: [{ port: '8080', protocol: 'TCP' }] }],
    },
    {
      fromEntities: ['cluster'],
      toPorts: [{ ports: [{ port: '8080', protocol: 'TCP' }] }],
    },
  ],
};

const CATALOG_SPEC = {
  podSelector: { matchLabels: { app: 'catalog' } },
  policyTypes: ['Ingress'],
  ingress: [
    {
      from: [
        { podSelector: { matchLabels: { app: 'web' } } },
        { podSelector: { matchLabels: { app: 'recommendations' } } },
      ],
      ports: [{ protocol: 'TCP', port: 'http' }],
    },
  ],
};

function applied(kind: Record<string, unknown>): string {
  return `${JSON.stringify(kind)}\n`;
}

/** The policies of namespace `shop`. @internal */
export const SHOP_POLICIES: readonly PolicySeed[] = [
  {
    manifest: {
      ...NETWORK_POLICY,
      metadata: {
        name: 'web-production-auto-deploy',
        namespace: 'shop',
        labels: autoDevOpsLabels('web', 'web-production'),
        annotations: {
          'meta.helm.sh/release-name': 'web-production',
          'meta.helm.sh/release-namespace': 'shop',
        },
      },
      spec: WEB_POLICY_SPEC,
    },
    age: 45 * DAY,
    authors: [{ manager: 'helm', age: 12 * DAY }],
  },
  {
    manifest: {
      ...CILIUM_POLICY,
      metadata: {
        name: 'cart-production-auto-deploy',
        namespace: 'shop',
        labels: {
          ...autoDevOpsLabels('cart', 'cart-production'),
          'app.gitlab.com/proj': '202',
        },
        annotations: {
          'app.gitlab.com/alert': 'true',
          'meta.helm.sh/release-name': 'cart-production',
          'meta.helm.sh/release-namespace': 'shop',
        },
      },
      spec: CART_POLICY_SPEC_LIVE,
    },
    age: 38 * DAY,
    generation: 2,
    authors: [
      { manager: 'helm', age: 38 * DAY, fields: ['metadata'] },
      { manager: 'kubectl-edit', age: 9 * HOUR, fields: ['spec'] },
    ],
  },
  {
    manifest: {
      ...NETWORK_POLICY,
      metadata: {
        name: 'catalog-allow-clients',
        namespace: 'shop',
        annotations: {
          'kubectl.kubernetes.io/last-applied-configuration': applied({
            ...NETWORK_POLICY,
            metadata: {
              annotations: {},
              name: 'catalog-allow-clients',
              namespace: 'shop',
            },
            spec: CATALOG_SPEC,
          }),
        },
      },
      spec: CATALOG_SPEC,
    },
    age: 21 * DAY,
    authors: [{ manager: 'kubectl-client-side-apply' }],
  },
  {
    manifest: {
      ...NETWORK_POLICY,
      metadata: {
        name: 'recommendations-egress',
        namespace: 'shop',
        labels: { 'app.gitlab.com/proj': '204' },
      },
      spec: {
        podSelector: {
          matchLabels: {
            app: 'recommendations',
            'network-policy.gitlab.com/disabled_by': 'gitlab',
          },
        },
        policyTypes: ['Egress'],
        egress: [
          {
            to: [{ podSelector: { matchLabels: { app: 'catalog' } } }],
            ports: [{ protocol: 'TCP', port: 8080 }],
          },
        ],
      },
    },
    age: 17 * DAY,
    generation: 3,
    authors: [{ manager: 'backstage-cns', operation: 'Apply', age: 3 * DAY }],
  },
];
