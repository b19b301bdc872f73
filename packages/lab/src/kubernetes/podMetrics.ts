import { KubernetesObject, World } from '../world';
import { fieldAt } from './fields/fieldAt';
import { isRecord } from './isRecord';
import { formatTime } from './verbs/formatTime';

/**
 * What metrics.k8s.io says about a running pod: steady figures that depend on its name, moving a little with the minute.
 *
 * @internal
 */
export function toPodMetrics(
  world: World,
  pod: KubernetesObject,
): KubernetesObject {
  const now = world.clock.now();
  const minute = Math.floor(now / 60_000);
  const containers = fieldAt(pod, ['f:spec', 'f:containers']);
  const names = Array.isArray(containers)
    ? containers.flatMap(item => (isRecord(item) ? [String(item.name)] : []))
    : [];
  return {
    apiVersion: 'metrics.k8s.io/v1beta1',
    kind: 'PodMetrics',
    metadata: pod.metadata,
    timestamp: formatTime(now),
    window: '15s',
    containers: names.map(name => {
      const base = world.random.fork(`usage ${pod.metadata.name} ${name}`);
      const jitter = world.random.fork(
        `${pod.metadata.name} ${name} ${minute}`,
      );
      const cpu = Math.round(base.int(4, 120) * (0.9 + jitter.next() / 5));
      const memory = base.int(24, 320) * 1024;
      return {
        name,
        usage: { cpu: `${cpu}m`, memory: `${memory}Ki` },
      };
    }),
  };
}

/** Only pods that run have usage. @internal */
export function isRunning(pod: KubernetesObject): boolean {
  return fieldAt(pod, ['f:status', 'f:phase']) === 'Running';
}
