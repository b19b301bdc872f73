import { fieldAt } from '../../kubernetes/fields/fieldAt';
import {
  LogLine,
  LogSource,
  ObjectStore,
  Random,
  TrafficEnd,
  TrafficIntent,
} from '../../world';
import { BuildContext } from './BuildContext';

/** How far back a log reaches. */
const HISTORY_MS = 30 * 60 * 1000;

/**
 * Makes the logs of a cluster's containers: a line every few seconds, the same ones whenever they are read.
 *
 * @remarks
 * `cilium-monitor` writes what `cilium-dbg monitor --type drop --type policy-verdict` prints for the traffic of its node;
 * every other container writes access-log lines of its own.
 *
 * @internal
 */
export function createLogReader(options: {
  readonly context: BuildContext;
  readonly cluster: string;
  readonly objects: ObjectStore;
  readonly traffic: readonly TrafficIntent[];
}): (source: LogSource) => readonly LogLine[] {
  const { context, objects, traffic } = options;
  return source => {
    const pod = objects.get('pods', source.namespace, source.pod);
    if (!pod) return [];
    const topic = `${options.cluster} ${source.namespace}/${source.pod} ${source.container} ${source.previous}`;
    const random = context.random.fork(`log ${topic}`);
    const end = source.previous
      ? context.startedAt - HISTORY_MS
      : context.clock.now();
    const period = random.int(1500, 4000);
    const lines: LogLine[] = [];
    const first = Math.max(0, Math.floor((end - HISTORY_MS) / period));
    for (let i = first; i * period <= end; i += 1) {
      const line = context.random.fork(`${topic} ${i}`);
      lines.push({
        at: i * period,
        text:
          source.container === 'cilium-monitor'
            ? monitorLine(line, objects, traffic)
            : plainLine(line, source.container),
      });
    }
    if (source.previous) {
      lines.push({ at: end, text: 'level=fatal msg="liveness probe failed"' });
    }
    return lines;
  };
}

function monitorLine(
  random: Random,
  objects: ObjectStore,
  traffic: readonly TrafficIntent[],
): string {
  if (traffic.length === 0) return 'Listening for events on 2 CPUs';
  const intent = random.pick(traffic);
  const from = describe(random, objects, intent.from);
  const to = describe(random, objects, intent.to);
  const port = random.int(32768, 60999);
  return `Policy verdict log: flow 0x${random.hex(8)} local EP ID ${
    to.id
  }, remote ID ${from.id}, proto ${
    intent.protocol === 'UDP' ? 17 : 6
  }, ingress, ${from.ip}:${port} -> ${to.ip}:${intent.port} ${
    intent.protocol === 'TCP' ? 'tcp SYN' : 'udp'
  }`;
}

function describe(
  random: Random,
  objects: ObjectStore,
  end: TrafficEnd,
): { readonly ip: string; readonly id: number } {
  switch (end.type) {
    case 'outside':
      return { ip: end.address, id: 2 };
    case 'host':
      return { ip: '192.168.100.11', id: 1 };
    case 'workload': {
      const pods = objects
        .list('pods', end.namespace)
        .filter(pod => pod.metadata.labels?.app === end.name);
      if (pods.length === 0) return { ip: '0.0.0.0', id: 0 };
      const pod = random.pick(pods);
      const endpoint = objects.get(
        'ciliumendpoints.cilium.io',
        end.namespace,
        pod.metadata.name,
      );
      return {
        ip: String(fieldAt(pod, ['f:status', 'f:podIP'])),
        id: Number(fieldAt(endpoint, ['f:status', 'f:id']) ?? 0),
      };
    }
    default: {
      const never: never = end;
      return never;
    }
  }
}

function plainLine(random: Random, container: string): string {
  const level = random.next() < 0.93 ? 'info' : 'warn';
  const status = level === 'info' ? 200 : random.pick([404, 429, 503]);
  return `level=${level} component=${container} msg="request served" status=${status} duration=${random.int(
    1,
    240,
  )}ms`;
}
