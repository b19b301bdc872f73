import { ClusterBuilder } from './ClusterBuilder';
import { DAY } from './BuildContext';

/** How Cilium is set up in a cluster. @internal */
export interface CiliumSettings {
  /** Without the `v`. */
  readonly version: string;
  readonly auditMode: boolean;
  /** Hubble metric entries; `undefined` leaves Hubble off. */
  readonly hubbleMetrics?: readonly string[];
  /** The container that prints drops and verdicts, which GitLab's guide reads. */
  readonly monitor: boolean;
  /** Seconds before the start. */
  readonly age: number;
}

/** Installs Cilium as its Helm chart does: agents, operator, settings, Hubble's Services. @internal */
export function addCilium(
  builder: ClusterBuilder,
  settings: CiliumSettings,
): void {
  const { version, age } = settings;
  const image = `quay.io/cilium/cilium:v${version}`;
  const hubble = settings.hubbleMetrics !== undefined;
  builder.addWorkload({
    kind: 'DaemonSet',
    namespace: 'kube-system',
    name: 'cilium',
    replicas: 0,
    labels: {
      'k8s-app': 'cilium',
      'app.kubernetes.io/name': 'cilium-agent',
      'app.kubernetes.io/part-of': 'cilium',
    },
    annotations: {
      'meta.helm.sh/release-name': 'cilium',
      'meta.helm.sh/release-namespace': 'kube-system',
    },
    containers: [
      {
        name: 'cilium-agent',
        image,
        args: ['--config-dir=/tmp/cilium/config-map'],
        ...(hubble ? { ports: [{ name: 'hubble-metrics', port: 9965 }] } : {}),
      },
      ...(settings.monitor
        ? [
            {
              name: 'cilium-monitor',
              image,
              args: [
                '--',
                'cilium-dbg monitor --type=drop --type=policy-verdict',
              ],
            },
          ]
        : []),
    ],
    hostNetwork: true,
    serviceAccount: 'cilium',
    age,
    restarts: 1,
  });
  builder.addWorkload({
    kind: 'Deployment',
    namespace: 'kube-system',
    name: 'cilium-operator',
    replicas: 2,
    labels: {
      'io.cilium/app': 'operator',
      'app.kubernetes.io/name': 'cilium-operator',
      'app.kubernetes.io/part-of': 'cilium',
    },
    containers: [
      {
        name: 'cilium-operator',
        image: `quay.io/cilium/operator-generic:v${version}`,
      },
    ],
    hostNetwork: true,
    serviceAccount: 'cilium-operator',
    age,
  });
  builder.add({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    name: 'cilium-config',
    namespace: 'kube-system',
    labels: { 'app.kubernetes.io/managed-by': 'Helm' },
    age,
    authors: [{ manager: 'helm' }],
    content: { data: toConfig(builder.name, settings) },
  });
  if (hubble) addHubble(builder, version, age);
}

function toConfig(
  cluster: string,
  settings: CiliumSettings,
): Record<string, string> {
  const { hubbleMetrics } = settings;
  return {
    'cluster-name': cluster,
    'enable-policy': 'default',
    'policy-audit-mode': String(settings.auditMode),
    'policy-cidr-match-mode': '',
    'enable-ipv4': 'true',
    'enable-ipv6': 'false',
    'enable-l7-proxy': 'true',
    'enable-hubble': String(hubbleMetrics !== undefined),
    'monitor-aggregation': 'medium',
    'monitor-aggregation-interval': '5s',
    ...(hubbleMetrics
      ? {
          'hubble-metrics-server': ':9965',
          'hubble-metrics': hubbleMetrics.join(' '),
          'hubble-listen-address': ':4244',
        }
      : {}),
  };
}

function addHubble(
  builder: ClusterBuilder,
  version: string,
  age: number,
): void {
  builder.addWorkload({
    kind: 'Deployment',
    namespace: 'kube-system',
    name: 'hubble-relay',
    replicas: 1,
    labels: { 'k8s-app': 'hubble-relay' },
    containers: [
      {
        name: 'hubble-relay',
        image: `quay.io/cilium/hubble-relay:v${version}`,
        ports: [{ name: 'grpc', port: 4245 }],
      },
    ],
    service: { port: 80, targetPort: 'grpc', portName: 'grpc' },
    serviceAccount: 'hubble-relay',
    age,
  });
  builder.add({
    apiVersion: 'v1',
    kind: 'Service',
    name: 'hubble-metrics',
    namespace: 'kube-system',
    labels: { 'k8s-app': 'hubble' },
    annotations: {
      'prometheus.io/scrape': 'true',
      'prometheus.io/port': '9965',
    },
    age,
    authors: [{ manager: 'helm' }],
    content: {
      spec: {
        type: 'ClusterIP',
        clusterIP: 'None',
        selector: { 'k8s-app': 'cilium' },
        ports: [
          {
            name: 'hubble-metrics',
            port: 9965,
            protocol: 'TCP',
            targetPort: 'hubble-metrics',
          },
        ],
      },
      status: { loadBalancer: {} },
    },
  });
}

/** The namespace and the DNS that every cluster has. @internal */
export function addKubeSystem(builder: ClusterBuilder): void {
  builder.addNamespace('kube-system', { age: 120 * DAY });
  builder.addNamespace('default', { age: 120 * DAY });
  builder.addWorkload({
    kind: 'Deployment',
    namespace: 'kube-system',
    name: 'coredns',
    replicas: 2,
    labels: { 'k8s-app': 'kube-dns' },
    containers: [
      {
        name: 'coredns',
        image: 'registry.k8s.io/coredns/coredns:v1.13.1',
        ports: [
          { name: 'dns', port: 53, protocol: 'UDP' },
          { name: 'dns-tcp', port: 53 },
          { name: 'metrics', port: 9153 },
        ],
      },
    ],
    service: {
      name: 'kube-dns',
      port: 53,
      targetPort: 53,
      portName: 'dns',
      protocol: 'UDP',
    },
    serviceAccount: 'coredns',
    age: 40 * DAY,
  });
}
