import { ContainerSeed, WorkloadSeed } from './WorkloadSeed';

/** The pod template's spec of a controller. @internal */
export function toPodSpec(seed: WorkloadSeed): Record<string, unknown> {
  return {
    containers: seed.containers.map(toContainer),
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: 30,
    dnsPolicy: seed.hostNetwork ? 'ClusterFirstWithHostNet' : 'ClusterFirst',
    serviceAccountName: seed.serviceAccount ?? 'default',
    serviceAccount: seed.serviceAccount ?? 'default',
    ...(seed.hostNetwork ? { hostNetwork: true } : {}),
    securityContext: {},
    schedulerName: 'default-scheduler',
  };
}

function toContainer(seed: ContainerSeed): Record<string, unknown> {
  return {
    name: seed.name,
    image: seed.image,
    ...(seed.args ? { args: seed.args } : {}),
    ...(seed.ports
      ? {
          ports: seed.ports.map(port => ({
            name: port.name,
            containerPort: port.port,
            protocol: port.protocol ?? 'TCP',
          })),
        }
      : {}),
    resources: {
      requests: { cpu: '50m', memory: '64Mi' },
      limits: { memory: '512Mi' },
    },
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    imagePullPolicy: 'IfNotPresent',
  };
}
