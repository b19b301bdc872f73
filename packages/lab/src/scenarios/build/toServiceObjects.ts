import { AddressPool } from './AddressPool';
import { BuiltPod } from './BuiltPod';
import { ObjectSeed } from './ObjectFactory';
import { WorkloadSeed } from './WorkloadSeed';

/** The Service of a controller and the EndpointSlice that its pods fill. @internal */
export function toServiceObjects(
  seed: WorkloadSeed,
  labels: Readonly<Record<string, string>>,
  pods: readonly BuiltPod[],
  addresses: AddressPool,
): readonly ObjectSeed[] {
  const { service } = seed;
  if (!service) return [];
  const name = service.name ?? seed.name;
  const protocol = service.protocol ?? 'TCP';
  const clusterIP = addresses.nextService();
  const common = {
    namespace: seed.namespace,
    ...(seed.age === undefined ? {} : { age: seed.age }),
  };
  return [
    {
      ...common,
      apiVersion: 'v1',
      kind: 'Service',
      name,
      labels,
      authors: [{ manager: seed.author ?? 'helm' }],
      content: {
        spec: {
          type: service.type ?? 'ClusterIP',
          clusterIP,
          clusterIPs: [clusterIP],
          ipFamilies: ['IPv4'],
          ipFamilyPolicy: 'SingleStack',
          internalTrafficPolicy: 'Cluster',
          sessionAffinity: 'None',
          selector: { app: seed.name },
          ports: [
            {
              name: service.portName ?? 'http',
              port: service.port,
              targetPort: service.targetPort,
              protocol,
            },
          ],
        },
        status: {
          loadBalancer: service.externalAddress
            ? { ingress: [{ ip: service.externalAddress }] }
            : {},
        },
      },
    },
    {
      ...common,
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      name: `${name}-${pods[0]?.object.metadata.name.slice(-5) ?? 'empty'}`,
      labels: {
        'kubernetes.io/service-name': name,
        'endpointslice.kubernetes.io/managed-by':
          'endpointslice-controller.k8s.io',
      },
      content: {
        addressType: 'IPv4',
        endpoints: pods.map(pod => ({
          addresses: [pod.ip],
          conditions: { ready: pod.ready, serving: pod.ready },
          targetRef: {
            kind: 'Pod',
            namespace: seed.namespace,
            name: pod.object.metadata.name,
            uid: pod.object.metadata.uid,
          },
        })),
        ports: [
          {
            name: service.portName ?? 'http',
            port: portNumber(seed, service.targetPort),
            protocol,
          },
        ],
      },
    },
  ];
}

function portNumber(seed: WorkloadSeed, target: number | string): number {
  if (typeof target === 'number') return target;
  const port = seed.containers
    .flatMap(container => container.ports ?? [])
    .find(candidate => candidate.name === target);
  if (!port) throw new Error(`${seed.name} has no port named ${target}`);
  return port.port;
}
