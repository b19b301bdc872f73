import { HOUR } from '../build/BuildContext';
import { ClusterBuilder } from '../build/ClusterBuilder';

/** What else the pages of the Kubernetes plugin show: ingress, autoscaler, limits, quota, a nightly job. @internal */
export function addShopExtras(builder: ClusterBuilder): void {
  builder.add({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    name: 'web',
    namespace: 'shop',
    labels: { app: 'web', 'backstage.io/kubernetes-id': 'web' },
    authors: [{ manager: 'helm' }],
    content: {
      spec: {
        ingressClassName: 'nginx',
        rules: [
          {
            host: 'shop.example',
            http: {
              paths: [
                {
                  path: '/',
                  pathType: 'Prefix',
                  backend: { service: { name: 'web', port: { number: 80 } } },
                },
              ],
            },
          },
        ],
      },
      status: { loadBalancer: { ingress: [{ ip: '203.0.113.200' }] } },
    },
  });
  builder.add({
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    name: 'web',
    namespace: 'shop',
    labels: { app: 'web', 'backstage.io/kubernetes-id': 'web' },
    authors: [{ manager: 'helm' }],
    content: {
      spec: {
        scaleTargetRef: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          name: 'web',
        },
        minReplicas: 3,
        maxReplicas: 10,
        metrics: [
          {
            type: 'Resource',
            resource: {
              name: 'cpu',
              target: { type: 'Utilization', averageUtilization: 70 },
            },
          },
        ],
      },
      status: { currentReplicas: 3, desiredReplicas: 3, conditions: [] },
    },
  });
  builder.add({
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    name: 'team',
    namespace: 'shop',
    authors: [{ manager: 'kubectl-create' }],
    content: {
      spec: { hard: { pods: '60', 'requests.memory': '32Gi' } },
      status: {
        hard: { pods: '60', 'requests.memory': '32Gi' },
        used: { pods: '9', 'requests.memory': '576Mi' },
      },
    },
  });
  builder.add({
    apiVersion: 'v1',
    kind: 'LimitRange',
    name: 'defaults',
    namespace: 'shop',
    authors: [{ manager: 'kubectl-create' }],
    content: {
      spec: { limits: [{ type: 'Container', default: { memory: '512Mi' } }] },
    },
  });
  builder.add({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    name: 'web',
    namespace: 'shop',
    labels: { app: 'web', 'backstage.io/kubernetes-id': 'web' },
    authors: [{ manager: 'helm' }],
    content: { data: { 'shop.currency': 'EUR' } },
  });
  builder.add({
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    name: 'ledger-export',
    namespace: 'payments',
    labels: { app: 'ledger', 'backstage.io/kubernetes-id': 'ledger' },
    authors: [{ manager: 'helm' }],
    content: {
      spec: {
        schedule: '15 2 * * *',
        suspend: false,
        concurrencyPolicy: 'Forbid',
        jobTemplate: {
          spec: {
            template: {
              spec: {
                restartPolicy: 'Never',
                containers: [
                  {
                    name: 'export',
                    image: 'registry.gitlab.example/payments/ledger:81e0d44',
                  },
                ],
              },
            },
          },
        },
      },
      status: { lastScheduleTime: builder.factory.time(10 * HOUR) },
    },
  });
}
