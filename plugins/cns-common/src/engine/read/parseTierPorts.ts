import { TierPeer, TierPolicy, TierPort } from '../../model/TierPolicy';
import { PortProtocol } from '../../model/Traffic';
import { Fields } from './Fields';

/**
 * Reads `ports` (v1alpha1) or `protocols` (v1alpha2) of a rule; `undefined` when absent.
 *
 * @internal
 */
export function parseTierPorts(
  rule: Fields,
  kind: TierPolicy['kind'],
  peers: readonly TierPeer[],
): TierPort[] | undefined {
  const key = kind === 'ClusterNetworkPolicy' ? 'protocols' : 'ports';
  const ports = rule
    .fieldsList(key)
    ?.flatMap(item =>
      kind === 'ClusterNetworkPolicy' ? parseProtocol(item) : parsePort(item),
    );
  const addresses = peers.some(
    peer => peer.type === 'networks' || peer.type === 'nodes',
  );
  if (addresses && ports?.some(port => port.type === 'named')) {
    // The schema forbids the combination; other tools read it as "nothing", which is also what evaluating it gives.
    rule.warning(
      'named-port',
      'Addresses and nodes have no named ports, so this entry matches nothing there.',
      key,
    );
  }
  return ports;
}

/** v1alpha1: exactly one of portNumber, portRange and namedPort. */
function parsePort(item: Fields): TierPort[] {
  const number = item.fields('portNumber');
  const range = item.fields('portRange');
  const name = item.string('namedPort');
  const given = [number, range, name].filter(value => value !== undefined);
  if (given.length !== 1) {
    item.error(
      'invalid-port',
      'A port needs exactly one of portNumber, portRange and namedPort.',
    );
    return [];
  }
  if (name !== undefined) return [{ type: 'named', name }];
  const fields = number ?? range;
  if (fields === undefined) return [];
  const protocol = portProtocol(fields);
  const first = fields.integer(number === undefined ? 'start' : 'port');
  const last = number === undefined ? fields.integer('end') : first;
  return protocol === undefined
    ? []
    : checkedRange(fields, protocol, first, last);
}

/** v1alpha2: exactly one of tcp, udp, sctp and destinationNamedPort. */
function parseProtocol(item: Fields): TierPort[] {
  const name = item.string('destinationNamedPort');
  const given = (['tcp', 'udp', 'sctp'] as const).flatMap(key => {
    const fields = item.fields(key);
    return fields === undefined ? [] : [{ key, fields }];
  });
  if (given.length + (name === undefined ? 0 : 1) !== 1) {
    item.error(
      'invalid-port',
      'A protocol needs exactly one of tcp, udp, sctp and destinationNamedPort.',
    );
    return [];
  }
  if (name !== undefined) return [{ type: 'named', name }];
  const [{ key, fields }] = given;
  const protocol = ({ tcp: 'TCP', udp: 'UDP', sctp: 'SCTP' } as const)[key];
  const port = fields.fields('destinationPort');
  if (port === undefined) return [{ type: 'all', protocol }];
  const range = port.fields('range');
  const number = port.integer('number');
  if ((range === undefined) === (number === undefined)) {
    port.error('invalid-port', 'A port needs exactly one of number and range.');
    return [];
  }
  return range === undefined
    ? checkedRange(port, protocol, number, number)
    : checkedRange(
        range,
        protocol,
        range.integer('start'),
        range.integer('end'),
      );
}

function portProtocol(fields: Fields): PortProtocol | undefined {
  const protocol = fields.string('protocol') || 'TCP';
  if (protocol === 'TCP' || protocol === 'UDP' || protocol === 'SCTP') {
    return protocol;
  }
  fields.error(
    'invalid-protocol',
    `"${protocol}" is no protocol here; use TCP, UDP or SCTP.`,
    'protocol',
  );
  return undefined;
}

function checkedRange(
  fields: Fields,
  protocol: PortProtocol,
  first: number | undefined,
  last: number | undefined,
): TierPort[] {
  if (
    first === undefined ||
    last === undefined ||
    first < 1 ||
    last > 65535 ||
    first > last
  ) {
    fields.error(
      first !== undefined && last !== undefined && first > last
        ? 'invalid-port-range'
        : 'invalid-port',
      `${first ?? ''}-${
        last ?? ''
      } is no range of ports; ports are 1 to 65535, the smaller first.`,
    );
    return [];
  }
  return [{ type: 'range', protocol, first, last }];
}
