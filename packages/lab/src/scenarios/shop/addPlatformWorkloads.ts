import { DAY } from '../build/BuildContext';
import { ClusterBuilder } from '../build/ClusterBuilder';

/** What the platform team runs beside the services: ingress, Prometheus, the agent for Kubernetes. @internal */
export function addPlatformWorkloads(
  builder: ClusterBuilder,
  options: {
    readonly externalAddress: string;
    readonly managedByCilium: boolean;
  },
): void {
  const { managedByCilium } = options;
  builder
    .addNamespace('ingress-nginx', {
      labels: { 'app.gitlab.com/managed_by': 'gitlab' },
    })
    .addNamespace('monitoring')
    .addNamespace('gitlab-agent')
    .addWorkload({
      kind: 'Deployment',
      namespace: 'ingress-nginx',
      name: 'ingress-nginx-controller',
      replicas: 2,
      labels: { 'app.kubernetes.io/name': 'ingress-nginx' },
      containers: [
        {
          name: 'controller',
          image: 'registry.k8s.io/ingress-nginx/controller:v1.14.0',
          ports: [
            { name: 'http', port: 80 },
            { name: 'https', port: 443 },
          ],
        },
      ],
      service: {
        port: 443,
        targetPort: 'https',
        portName: 'https',
        type: 'LoadBalancer',
        externalAddress: options.externalAddress,
      },
      serviceAccount: 'ingress-nginx',
      age: 40 * DAY,
      managedByCilium,
    })
    .addWorkload({
      kind: 'StatefulSet',
      namespace: 'monitoring',
      name: 'prometheus',
      replicas: 1,
      labels: { 'app.kubernetes.io/name': 'prometheus' },
      containers: [
        {
          name: 'prometheus',
          image: 'quay.io/prometheus/prometheus:v3.7.3',
          ports: [{ name: 'web', port: 9090 }],
        },
      ],
      service: { port: 9090, targetPort: 'web', portName: 'web' },
      serviceAccount: 'prometheus',
      age: 40 * DAY,
    })
    .addWorkload({
      kind: 'Deployment',
      namespace: 'gitlab-agent',
      name: 'gitlab-agent',
      replicas: 1,
      containers: [
        {
          name: 'agentk',
          image:
            'registry.gitlab.com/gitlab-org/cluster-integration/gitlab-agent/agentk:v18.6.0',
        },
      ],
      serviceAccount: 'gitlab-agent',
      age: 40 * DAY,
      managedByCilium,
    });
}
