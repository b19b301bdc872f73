import { TrafficEnd, TrafficIntent } from '../../world';

/** `shop/web`: a Deployment, unless a kind is given as in `data/postgres:StatefulSet`. @internal */
export function workload(text: string): TrafficEnd {
  const [path, kind = 'Deployment'] = text.split(':');
  const [namespace, name] = path.split('/');
  return { type: 'workload', namespace, kind, name };
}

/** Somebody outside the cluster. @internal */
export function outside(address: string, name?: string): TrafficEnd {
  return { type: 'outside', address, ...(name ? { name } : {}) };
}

/** One wish to talk; TCP unless the port says `53/UDP`. @internal */
export function talks(
  from: TrafficEnd,
  to: TrafficEnd,
  port: number | `${number}/UDP`,
  ratePerSecond: number,
  more: { readonly daily?: number; readonly application?: 'http' | 'dns' } = {},
): TrafficIntent {
  const udp = typeof port === 'string';
  const number = typeof port === 'string' ? Number.parseInt(port, 10) : port;
  return {
    id: `${endId(from)}>${endId(to)}:${port}`,
    from,
    to,
    protocol: udp ? 'UDP' : 'TCP',
    port: number,
    ratePerSecond,
    daily: more.daily ?? 0.3,
    ...(more.application ? { application: more.application } : {}),
  };
}

function endId(end: TrafficEnd): string {
  switch (end.type) {
    case 'workload':
      return `${end.namespace}/${end.name}`;
    case 'outside':
      return end.name ?? end.address;
    default:
      return 'host';
  }
}
