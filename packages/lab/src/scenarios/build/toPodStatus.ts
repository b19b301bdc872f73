import { WorkloadSeed } from './WorkloadSeed';

/** What a pod's status is made from. @internal */
export interface PodFacts {
  readonly ip: string;
  readonly hostIp: string;
  /** RFC 3339. */
  readonly startTime: string;
  readonly ready: boolean;
  readonly restarts: number;
}

/** The status of a pod as its kubelet reports it. @internal */
export function toPodStatus(
  seed: WorkloadSeed,
  facts: PodFacts,
): Record<string, unknown> {
  const at = facts.startTime;
  const condition = (type: string, ok: boolean) => ({
    type,
    status: ok ? 'True' : 'False',
    lastProbeTime: null,
    lastTransitionTime: at,
    ...(ok
      ? {}
      : {
          reason: 'ContainersNotReady',
          message: `containers with unready status: [${seed.containers[0]?.name}]`,
        }),
  });
  return {
    phase: 'Running',
    conditions: [
      condition('PodReadyToStartContainers', true),
      condition('Initialized', true),
      condition('Ready', facts.ready),
      condition('ContainersReady', facts.ready),
      condition('PodScheduled', true),
    ],
    hostIP: facts.hostIp,
    hostIPs: [{ ip: facts.hostIp }],
    podIP: facts.ip,
    podIPs: [{ ip: facts.ip }],
    startTime: at,
    containerStatuses: seed.containers.map((container, i) => ({
      name: container.name,
      image: container.image,
      imageID: '',
      ready: facts.ready || i > 0,
      started: true,
      restartCount: i === 0 ? facts.restarts : 0,
      state:
        facts.ready || i > 0
          ? { running: { startedAt: at } }
          : {
              waiting: {
                reason: 'CrashLoopBackOff',
                message: `back-off 5m0s restarting failed container=${container.name}`,
              },
            },
      lastState:
        i === 0 && facts.restarts > 0
          ? {
              terminated: {
                exitCode: 1,
                reason: 'Error',
                startedAt: at,
                finishedAt: at,
              },
            }
          : {},
    })),
    qosClass: 'Burstable',
  };
}
