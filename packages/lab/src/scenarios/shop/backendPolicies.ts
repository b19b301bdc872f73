import { DAY, MINUTE } from '../build/BuildContext';
import { CILIUM_POLICY, NAMESPACE, NETWORK_POLICY } from './policyKinds';
import { PolicySeed } from './PolicySeed';

/** The policies of `payments` and `data`. @internal */
export const BACKEND_POLICIES: readonly PolicySeed[] = [
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
