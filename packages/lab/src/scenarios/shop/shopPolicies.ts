import { Author } from '../build/ObjectFactory';
import { DAY, HOUR, MINUTE } from '../build/BuildContext';

/** A policy of production as it is in the cluster. @internal */
export interface PolicySeed {
  readonly manifest: {
    readonly apiVersion: string;
    readonly kind: string;
    readonly metadata: {
      readonly name: string;
      readonly namespace?: string;
      readonly labels?: Readonly<Record<string, string>>;
      readonly annotations?: Readonly<Record<string, string>>;
    };
    readonly spec: Readonly<Record<string, unknown>>;
  };
  readonly age: number;
  readonly authors: readonly Author[];
  readonly generation?: number;
}

const NETWORK_POLICY = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
} as const;
const CILIUM_POLICY = {
  apiVersion: 'cilium.io/v2',
  kind: 'CiliumNetworkPolicy',
} as const;
const NAMESPACE = 'k8s:io.kubernetes.pod.namespace';

/** The labels that the Auto DevOps chart gives its policies. */
function autoDevOpsLabels(app: string, release: string) {
  return {
    app: release,
    chart: 'auto-deploy-app-2.104.0',
    release,
    heritage: 'Helm',
    'app.kubernetes.io/name': app,
    'helm.sh/chart': 'auto-deploy-app-2.104.0',
    'app.kubernetes.io/managed-by': 'Helm',
    'app.kubernetes.io/instance': release,
  };
}

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

/** The policies of namespace `shop`. */
const SHOP_POLICIES: readonly PolicySeed[] = [
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

/** The policies of `payments` and `data`. */
const BACKEND_POLICIES: readonly PolicySeed[] = [
  {
    manifest: {
      ...CILIUM_POLICY,
      metadata: {
        name: 'payments-api',
        namespace: 'payments',
        labels: {
          'kustomize.toolkit.fluxcd.io/name': 'payments',
          'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
        },
        annotations: {
          description:
            'The cart may charge; the provider and the ledger may be called.',
        },
      },
      spec: {
        endpointSelector: { matchLabels: { app: 'payments' } },
        ingress: [
          {
            fromEndpoints: [
              { matchLabels: { app: 'cart', [NAMESPACE]: 'shop' } },
            ],
            toPorts: [
              {
                ports: [{ port: '8080', protocol: 'TCP' }],
                rules: { http: [{ method: 'POST', path: '/v1/charges' }] },
              },
            ],
          },
          {
            fromEndpoints: [{ matchLabels: { [NAMESPACE]: 'monitoring' } }],
            toPorts: [{ ports: [{ port: '9102', protocol: 'TCP' }] }],
          },
        ],
        egress: [
          {
            toEndpoints: [{ matchLabels: { app: 'ledger' } }],
            toPorts: [{ ports: [{ port: '5000', protocol: 'TCP' }] }],
          },
          {
            toFQDNs: [{ matchName: 'api.psp.example' }],
            toPorts: [{ ports: [{ port: '443', protocol: 'TCP' }] }],
          },
          {
            toEndpoints: [
              {
                matchLabels: {
                  'k8s-app': 'kube-dns',
                  [NAMESPACE]: 'kube-system',
                },
              },
            ],
            toPorts: [
              {
                ports: [{ port: '53', protocol: 'ANY' }],
                rules: { dns: [{ matchPattern: '*' }] },
              },
            ],
          },
        ],
      },
    },
    age: 33 * DAY,
    generation: 4,
    authors: [
      { manager: 'kustomize-controller', operation: 'Apply', age: 5 * DAY },
    ],
  },
  {
    manifest: {
      ...NETWORK_POLICY,
      metadata: { name: 'ledger-clients', namespace: 'payments' },
      spec: {
        podSelector: { matchLabels: { app: 'ledger' } },
        policyTypes: ['Ingress'],
        ingress: [
          {
            from: [{ podSelector: { matchLabels: { app: 'payments' } } }],
            ports: [{ protocol: 'TCP', port: 5000 }],
          },
        ],
      },
    },
    age: 33 * DAY,
    authors: [{ manager: 'kubectl', operation: 'Apply' }],
  },
  {
    manifest: {
      ...CILIUM_POLICY,
      metadata: { name: 'ledger-partner-access', namespace: 'payments' },
      spec: {
        endpointSelector: { matchLabels: { app: 'ledger' } },
        ingress: [
          {
            fromEndpoints: [{ matchLabels: { app: 'reports' } }],
            fromCIDR: ['198.51.100.0/24'],
            toPorts: [{ ports: [{ port: '5000', protocol: 'TCP' }] }],
          },
        ],
      },
    },
    age: 2 * DAY,
    authors: [{ manager: 'kubectl-create' }],
  },
  {
    manifest: {
      ...NETWORK_POLICY,
      metadata: {
        name: 'postgres',
        namespace: 'data',
        labels: {
          'app.kubernetes.io/managed-by': 'Helm',
          'app.kubernetes.io/instance': 'postgres',
          'helm.sh/chart': 'postgresql-18.1.9',
        },
        annotations: {
          'meta.helm.sh/release-name': 'postgres',
          'meta.helm.sh/release-namespace': 'data',
        },
      },
      spec: {
        podSelector: { matchLabels: { app: 'postgres' } },
        policyTypes: ['Ingress'],
        ingress: [
          {
            from: [
              {
                namespaceSelector: {
                  matchLabels: { 'kubernetes.io/metadata.name': 'shop' },
                },
                podSelector: { matchLabels: { app: 'catalog' } },
              },
              {
                namespaceSelector: {
                  matchLabels: { 'kubernetes.io/metadata.name': 'payments' },
                },
              },
            ],
            ports: [{ protocol: 'TCP', port: 5432 }],
          },
        ],
      },
    },
    age: 70 * DAY,
    authors: [{ manager: 'helm' }],
  },
  {
    manifest: {
      ...CILIUM_POLICY,
      metadata: {
        name: 'redis-clients',
        namespace: 'data',
        labels: {
          'argocd.argoproj.io/instance': 'redis',
        },
        annotations: {
          'argocd.argoproj.io/tracking-id':
            'redis:cilium.io/CiliumNetworkPolicy:data/redis-clients',
        },
      },
      spec: {
        endpointSelector: { matchLabels: { app: 'redis' } },
        ingress: [
          {
            fromEndpoints: [
              { matchLabels: { app: 'cart', [NAMESPACE]: 'shop' } },
            ],
            toPorts: [{ ports: [{ port: '6379', protocol: 'TCP' }] }],
          },
        ],
        ingressDeny: [{ fromEntities: ['world'] }],
      },
    },
    age: 28 * DAY,
    authors: [
      { manager: 'argocd-controller', operation: 'Apply', age: 40 * MINUTE },
    ],
  },
];

/** What the platform team set for the whole cluster. */
const CLUSTER_POLICIES: readonly PolicySeed[] = [
  {
    manifest: {
      apiVersion: 'cilium.io/v2',
      kind: 'CiliumClusterwideNetworkPolicy',
      metadata: { name: 'allow-dns' },
      spec: {
        description: 'Everybody may ask the DNS of the cluster.',
        endpointSelector: {},
        enableDefaultDeny: { ingress: false, egress: false },
        egress: [
          {
            toEndpoints: [
              {
                matchLabels: {
                  'k8s-app': 'kube-dns',
                  [NAMESPACE]: 'kube-system',
                },
              },
            ],
            toPorts: [
              {
                ports: [
                  { port: '53', protocol: 'UDP' },
                  { port: '53', protocol: 'TCP' },
                ],
              },
            ],
          },
        ],
      },
    },
    age: 85 * DAY,
    authors: [{ manager: 'helm' }],
  },
  {
    manifest: {
      apiVersion: 'policy.networking.k8s.io/v1alpha1',
      kind: 'AdminNetworkPolicy',
      metadata: { name: 'deny-metadata-service' },
      spec: {
        priority: 10,
        subject: { namespaces: { matchLabels: {} } },
        egress: [
          {
            name: 'metadata-service',
            action: 'Deny',
            to: [{ networks: ['169.254.169.254/32'] }],
          },
        ],
      },
    },
    age: 85 * DAY,
    authors: [{ manager: 'kubectl', operation: 'Apply' }],
  },
  {
    manifest: {
      apiVersion: 'cilium.io/v2',
      kind: 'CiliumCIDRGroup',
      metadata: { name: 'offices', labels: { purpose: 'office' } },
      spec: { externalCIDRs: ['198.51.100.0/24', '203.0.113.64/26'] },
    },
    age: 85 * DAY,
    authors: [{ manager: 'kubectl', operation: 'Apply' }],
  },
];

/** All policies of production, and the address group beside them. @internal */
export const PRODUCTION_POLICIES: readonly PolicySeed[] = [
  ...SHOP_POLICIES,
  ...BACKEND_POLICIES,
  ...CLUSTER_POLICIES,
];

/** The staging cluster has the web's policy only, and Cilium only audits there. @internal */
export const STAGING_POLICIES: readonly PolicySeed[] = [
  {
    manifest: {
      ...NETWORK_POLICY,
      metadata: {
        name: 'web-staging-auto-deploy',
        namespace: 'shop',
        labels: autoDevOpsLabels('web', 'web-staging'),
        annotations: {
          'meta.helm.sh/release-name': 'web-staging',
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
      metadata: { name: 'catalog-clients', namespace: 'shop' },
      spec: {
        endpointSelector: { matchLabels: { app: 'catalog' } },
        ingress: [{ fromEndpoints: [{ matchLabels: { app: 'web' } }] }],
      },
    },
    age: 6 * DAY,
    authors: [{ manager: 'kubectl-client-side-apply' }],
  },
];
