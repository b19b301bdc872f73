import {
  CiliumEntry,
  CiliumIcmpField,
  CiliumPort,
} from '../../model/CiliumPolicy';
import { PortProtocol, Protocol } from '../../model/Traffic';
import { TrafficSet } from '../ports/TrafficSet';
import { Profile } from '../profiles/Profile';
import { isPortName, parsePortNumber } from '../read/parseCiliumPortRules';
import { NamedPort } from './Statement';

/**
 * A part of the traffic of an entry.
 *
 * @internal
 */
export interface TrafficPart {
  readonly traffic: TrafficSet;
  readonly named: readonly NamedPort[];
  readonly l7: boolean;
}

const anyProtocols: readonly PortProtocol[] = ['TCP', 'UDP', 'SCTP'];

/**
 * The traffic of an entry (points 10, 29, 30, 31 and 33): one part per item of `toPorts`; everything if it has neither
 * ports nor ICMP types.
 *
 * @internal
 */
export function lowerCiliumTraffic(
  entry: CiliumEntry,
  profile: Profile,
): TrafficPart[] {
  if (entry.icmps !== undefined) {
    return [{ traffic: icmpTraffic(entry.icmps), named: [], l7: false }];
  }
  if (entry.toPorts === undefined) {
    return [{ traffic: TrafficSet.all, named: [], l7: false }];
  }
  return entry.toPorts.map(item => {
    let traffic = TrafficSet.empty;
    const named: NamedPort[] = [];
    for (const port of item.ports) {
      if (port.port !== undefined && isPortName(port.port)) {
        named.push({
          name: port.port.toLowerCase(),
          protocol: anyProtocols.find(protocol => protocol === port.protocol),
          endPort: port.endPort,
        });
      } else {
        traffic = traffic.union(numberTraffic(port, profile));
      }
    }
    const l7 =
      item.l7Rules > 0 ||
      item.listener !== undefined ||
      item.serverNames.length > 0;
    return { traffic, named, l7 };
  });
}

function numberTraffic(port: CiliumPort, profile: Profile): TrafficSet {
  const protocol = port.protocol ?? 'ANY';
  const protocols: readonly Protocol[] =
    protocol === 'ANY'
      ? anyProtocols
      : profile.protocols.filter(known => known === protocol);
  const number = parsePortNumber(port.port ?? '0') ?? 0;
  const endPort = port.endPort ?? 0;
  const whole = number === 0 && !(profile.zeroPortStartsRange && endPort > 0);
  let traffic = TrafficSet.empty;
  for (const name of protocols) {
    traffic = traffic.union(
      whole
        ? TrafficSet.ofProtocols([name])
        : TrafficSet.range(name, number, Math.max(number, endPort)),
    );
  }
  return traffic;
}

/** Type 0 stands for every type of its family. */
function icmpTraffic(fields: readonly CiliumIcmpField[]): TrafficSet {
  let traffic = TrafficSet.empty;
  for (const { family, type } of fields) {
    const protocol = family === 'IPv4' ? 'ICMP' : 'ICMPv6';
    traffic = traffic.union(
      type === 0
        ? TrafficSet.ofProtocols([protocol])
        : TrafficSet.range(protocol, type, type),
    );
  }
  return traffic;
}
