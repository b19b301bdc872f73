import { RawCiliumEntry, RawNetworkPolicyRule, RawPod } from '../RawManifest';
import { isNodePod, numbersOf, RefEnd, RefTraffic, World } from './World';

type Way = 'ingress' | 'egress';

/**
 * Whether the ports or ICMP types of an entry are about this traffic.
 *
 * @internal
 */
export function ciliumPortFits(
  world: World,
  entry: RawCiliumEntry,
  self: RawPod,
  other: RefEnd,
  way: Way,
  traffic: RefTraffic,
): boolean {
  const icmps = entry.icmps ?? [];
  if (icmps.length > 0) {
    return icmps
      .flatMap(item => item.fields)
      .some(({ family = 'IPv4', type }) => {
        const protocol = family === 'IPv4' ? 'ICMP' : 'ICMPv6';
        const echo = family === 'IPv4' ? 8 : 128;
        const number = type === 'EchoRequest' ? echo : type;
        return (
          protocol === traffic.protocol &&
          (Number(number) === 0 || Number(number) === traffic.port)
        );
      });
  }
  const toPorts = entry.toPorts ?? [];
  if (toPorts.length === 0) return true;
  return toPorts
    .flatMap(item => item.ports ?? [])
    .some(({ port, endPort = 0, protocol = 'ANY' }) => {
      if (!['TCP', 'UDP', 'SCTP'].includes(traffic.protocol)) return false;
      if (protocol !== 'ANY' && protocol !== traffic.protocol) return false;
      if (/^[0-9]+$/.test(port)) {
        const first = Number(port);
        if (first === 0) {
          return world.options.release === '1.19' && endPort > 0
            ? traffic.port <= endPort
            : true;
        }
        return (
          traffic.port >= first && traffic.port <= Math.max(first, endPort)
        );
      }
      return named(world, port.toLowerCase(), self, other, way, traffic).some(
        first =>
          traffic.port >= first && traffic.port <= Math.max(first, endPort),
      );
    });
}

/**
 * The same for a rule of a NetworkPolicy.
 *
 * @internal
 */
export function networkPolicyPortFits(
  world: World,
  rule: RawNetworkPolicyRule,
  self: RawPod,
  other: RefEnd,
  way: Way,
  traffic: RefTraffic,
): boolean {
  const ports = rule.ports ?? [];
  if (ports.length === 0) return true;
  return ports.some(({ protocol = 'TCP', port, endPort }) => {
    if (protocol !== traffic.protocol) return false;
    if (port === undefined) return true;
    if (typeof port === 'number') {
      return traffic.port >= port && traffic.port <= (endPort ?? port);
    }
    return named(world, port, self, other, way, traffic).includes(traffic.port);
  });
}

/** The numbers that a name stands for, by release. */
function named(
  world: World,
  name: string,
  self: RawPod,
  other: RefEnd,
  way: Way,
  traffic: RefTraffic,
): number[] {
  if (way === 'ingress') return numbersOf(self, name, traffic.protocol);
  if (world.options.release === '1.20') {
    return other.type === 'pod'
      ? numbersOf(other.pod, name, traffic.protocol)
      : [];
  }
  const all = new Set(
    world.cluster.pods
      .filter(pod => !isNodePod(world, pod))
      .flatMap(pod => pod.spec.containers)
      .flatMap(container => container.ports)
      .filter(
        port =>
          port.name === name && (port.protocol ?? 'TCP') === traffic.protocol,
      )
      .map(port => port.containerPort),
  );
  return all.size === 1 ? [...all] : [];
}
