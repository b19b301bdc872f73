import { DAY, HOUR } from '../build/BuildContext';
import { WorkloadSeed } from '../build/WorkloadSeed';

const REGISTRY = 'registry.gitlab.example';

function service(
  namespace: string,
  name: string,
  project: string,
  more: Partial<WorkloadSeed> = {},
): WorkloadSeed {
  return {
    kind: 'Deployment',
    namespace,
    name,
    replicas: 2,
    labels: {
      'backstage.io/kubernetes-id': name,
      'app.kubernetes.io/part-of': 'shop',
      release: `${name}-production`,
      tier: 'web',
      track: 'stable',
    },
    annotations: {
      'app.gitlab.com/app': project.replace('/', '-'),
      'app.gitlab.com/env': 'production',
    },
    containers: [
      {
        name,
        image: `${REGISTRY}/${project}:3f9c2a1`,
        ports: [
          { name: 'http', port: 8080 },
          { name: 'metrics', port: 9102 },
        ],
      },
    ],
    service: { port: 80, targetPort: 'http' },
    age: 60 * DAY,
    podAge: 26 * HOUR,
    ...more,
  };
}

/** The services of production. @internal */
export const PRODUCTION_WORKLOADS: readonly WorkloadSeed[] = [
  service('shop', 'web', 'shop/web', { replicas: 3 }),
  service('shop', 'cart', 'shop/cart'),
  service('shop', 'catalog', 'shop/catalog', { restarts: 4 }),
  service('shop', 'recommendations', 'shop/recommendations'),
  service('payments', 'payments', 'payments/payments'),
  service('payments', 'ledger', 'payments/ledger', {
    containers: [
      {
        name: 'ledger',
        image: `${REGISTRY}/payments/ledger:81e0d44`,
        ports: [{ name: 'grpc', port: 5000 }],
      },
    ],
    service: { port: 5000, targetPort: 'grpc', portName: 'grpc' },
  }),
  service('notifications', 'mailer', 'shop/mailer', { replicas: 1 }),
  service('search', 'search', 'shop/search'),
  service('legacy', 'billing', 'legacy/billing', { replicas: 1 }),
  {
    kind: 'StatefulSet',
    namespace: 'data',
    name: 'postgres',
    replicas: 2,
    labels: {
      'backstage.io/kubernetes-id': 'postgres',
      'app.kubernetes.io/name': 'postgresql',
    },
    containers: [
      {
        name: 'postgres',
        image: 'docker.io/library/postgres:18.1',
        ports: [{ name: 'postgres', port: 5432 }],
      },
    ],
    service: { port: 5432, targetPort: 'postgres', portName: 'postgres' },
    age: 80 * DAY,
  },
  {
    kind: 'Deployment',
    namespace: 'data',
    name: 'redis',
    replicas: 1,
    labels: { 'backstage.io/kubernetes-id': 'redis' },
    containers: [
      {
        name: 'redis',
        image: 'docker.io/library/redis:8.4',
        ports: [{ name: 'redis', port: 6379 }],
      },
    ],
    service: { port: 6379, targetPort: 'redis', portName: 'redis' },
    age: 80 * DAY,
  },
];

/** The services of the staging cluster; those of `shop` run there since before Cilium came. @internal */
export const STAGING_WORKLOADS: readonly WorkloadSeed[] = [
  service('shop', 'web', 'shop/web', {
    replicas: 1,
    podAge: 20 * DAY,
    managedByCilium: false,
  }),
  service('shop', 'cart', 'shop/cart', {
    replicas: 1,
    podAge: 20 * DAY,
    managedByCilium: false,
  }),
  service('shop', 'catalog', 'shop/catalog', { replicas: 1, podAge: 2 * DAY }),
  service('payments', 'payments', 'payments/payments', {
    replicas: 1,
    podAge: 2 * DAY,
    ready: 0,
    restarts: 12,
  }),
];
