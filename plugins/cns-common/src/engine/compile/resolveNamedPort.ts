import { PortProtocol } from '../../model/Traffic';
import { ContainerPort } from '../../model/Workload';
import { TrafficSet } from '../ports/TrafficSet';
import { NamedPort } from './Statement';

const portProtocols: readonly PortProtocol[] = ['TCP', 'UDP', 'SCTP'];

/**
 * The traffic that a named port stands for at a destination with the given container ports; empty if it has none of that
 * name and protocol.
 *
 * @internal
 */
export function resolveNamedPort(
  named: NamedPort,
  ports: readonly ContainerPort[],
): TrafficSet {
  let result = TrafficSet.empty;
  for (const protocol of portProtocols) {
    if (named.protocol !== undefined && named.protocol !== protocol) continue;
    const found = ports.find(
      port => port.name === named.name && port.protocol === protocol,
    );
    if (found !== undefined) {
      result = result.union(namedRange(protocol, found.port, named.endPort));
    }
  }
  return result;
}

/**
 * What a named port means where one number counts for the whole cluster (point 30, Cilium 1.19): the number on which all
 * pods that have the name agree, else nothing.
 *
 * @internal
 */
export function resolveNamedPortAcross(
  named: NamedPort,
  pods: Iterable<readonly ContainerPort[]>,
): TrafficSet {
  const numbers = new Map<PortProtocol, Set<number>>();
  for (const ports of pods) {
    for (const { name, port, protocol } of ports) {
      const known = portProtocols.find(item => item === protocol);
      if (name !== named.name || known === undefined) continue;
      numbers.set(known, (numbers.get(known) ?? new Set()).add(port));
    }
  }
  let result = TrafficSet.empty;
  for (const protocol of portProtocols) {
    if (named.protocol !== undefined && named.protocol !== protocol) continue;
    const found = numbers.get(protocol);
    if (found?.size === 1) {
      const [port] = found;
      result = result.union(namedRange(protocol, port, named.endPort));
    }
  }
  return result;
}

function namedRange(
  protocol: PortProtocol,
  port: number,
  endPort: number | undefined,
): TrafficSet {
  return TrafficSet.range(protocol, port, Math.max(port, endPort ?? port));
}
