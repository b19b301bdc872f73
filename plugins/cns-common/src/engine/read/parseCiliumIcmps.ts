import { CiliumIcmpField } from '../../model/CiliumPolicy';
import { Fields } from './Fields';

// Names of ICMP types as Cilium's CRD lists them, with the numbers that IANA assigned.
const icmpTypes: Readonly<Record<string, number>> = {
  EchoReply: 0,
  DestinationUnreachable: 3,
  Redirect: 5,
  Echo: 8,
  EchoRequest: 8,
  RouterAdvertisement: 9,
  RouterSelection: 10,
  TimeExceeded: 11,
  ParameterProblem: 12,
  Timestamp: 13,
  TimestampReply: 14,
  Photuris: 40,
  ExtendedEchoRequest: 42,
  ExtendedEchoReply: 43,
};

const icmpv6Types: Readonly<Record<string, number>> = {
  DestinationUnreachable: 1,
  PacketTooBig: 2,
  TimeExceeded: 3,
  ParameterProblem: 4,
  EchoRequest: 128,
  EchoReply: 129,
  MulticastListenerQuery: 130,
  MulticastListenerReport: 131,
  MulticastListenerDone: 132,
  RouterSolicitation: 133,
  RouterAdvertisement: 134,
  NeighborSolicitation: 135,
  NeighborAdvertisement: 136,
  RedirectMessage: 137,
  RouterRenumbering: 138,
  ICMPNodeInformationQuery: 139,
  ICMPNodeInformationResponse: 140,
  InverseNeighborDiscoverySolicitation: 141,
  InverseNeighborDiscoveryAdvertisement: 142,
  HomeAgentAddressDiscoveryRequest: 144,
  HomeAgentAddressDiscoveryReply: 145,
  MobilePrefixSolicitation: 146,
  MobilePrefixAdvertisement: 147,
  DuplicateAddressRequestCodeSuffix: 157,
  DuplicateAddressConfirmationCodeSuffix: 158,
  ExtendedEchoRequest: 160,
  ExtendedEchoReply: 161,
};

/**
 * Reads `icmps` of an entry as one flat list of fields; `undefined` when absent or without any item.
 *
 * @internal
 */
export function parseCiliumIcmps(
  entry: Fields,
): readonly CiliumIcmpField[] | undefined {
  const items = entry.fieldsList('icmps');
  if (items === undefined || items.length === 0) return undefined;
  return items.flatMap(item => {
    const fields = item.fieldsList('fields') ?? [];
    if (fields.length > 40) {
      item.error('too-many', 'One item can have at most 40 fields.', 'fields');
    }
    return fields.flatMap(parseField);
  });
}

function parseField(field: Fields): CiliumIcmpField[] {
  const family = field.string('family') || 'IPv4';
  if (family !== 'IPv4' && family !== 'IPv6') {
    field.error(
      'invalid-icmp',
      `"${family}" is no family; use IPv4 or IPv6.`,
      'family',
    );
    return [];
  }
  const given = field.intOrString('type');
  const type = typeof given === 'string' ? typeByText(given, family) : given;
  if (type === undefined || type < 0 || type > 255) {
    field.error(
      'invalid-icmp',
      `"${
        given ?? ''
      }" is no ICMP type of ${family}; use a name or a number up to 255.`,
      'type',
    );
    return [];
  }
  return [{ family, type }];
}

function typeByText(text: string, family: 'IPv4' | 'IPv6'): number | undefined {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  const names = family === 'IPv4' ? icmpTypes : icmpv6Types;
  return Object.hasOwn(names, text) ? names[text] : undefined;
}
