import { CiliumEntry, CiliumSubject } from '../../model/CiliumPolicy';
import { RuleList } from '../../model/PolicyIdentity';
import { Fields } from './Fields';
import {
  parseCidrs,
  parseCidrSet,
  parseEntities,
  parseFqdns,
  parseServices,
} from './parseCiliumPeers';
import { parseCiliumIcmps } from './parseCiliumIcmps';
import { parseCiliumPortRules } from './parseCiliumPortRules';
import { parseLabelSelectors } from './parseLabelSelector';

/**
 * Reads one entry of `ingress`, `ingressDeny`, `egress` or `egressDeny`.
 *
 * @internal
 */
export function parseCiliumEntry(
  entry: Fields,
  list: RuleList,
  subject: CiliumSubject['type'],
): CiliumEntry {
  const ingress = list === 'ingress' || list === 'ingressDeny';
  const deny = list === 'ingressDeny' || list === 'egressDeny';
  const prefix = ingress ? 'from' : 'to';
  reportDropped(entry, { ingress, deny });

  const peers = {
    endpoints: parseLabelSelectors(entry, `${prefix}Endpoints`),
    entities: parseEntities(entry, `${prefix}Entities`),
    cidr: parseCidrs(entry, `${prefix}CIDR`),
    cidrSet: parseCidrSet(entry, `${prefix}CIDRSet`),
    nodes: parseLabelSelectors(entry, `${prefix}Nodes`),
    groups: entry.list(`${prefix}Groups`)?.length,
    services: ingress ? undefined : parseServices(entry),
    // A deny entry has no such field: the API server drops it.
    fqdns: ingress || deny ? undefined : parseFqdns(entry),
  };
  const used = Object.entries(peers)
    .filter(([, value]) => (typeof value === 'number' ? value : value?.length))
    .map(([name]) => name);
  if (used.length > 1) {
    entry.error(
      'mixed-peer',
      `One entry can have one kind of peer only, and this has ${used.join(
        ' and ',
      )}. Write one entry for each.`,
    );
  }
  const toPorts = parseCiliumPortRules(entry, { ingress, deny, subject });
  const icmps = parseCiliumIcmps(entry);
  if ((toPorts?.length ?? 0) > 0 && entry.list('icmps')?.length) {
    entry.error(
      'icmp-with-ports',
      'An entry can have toPorts or icmps, not both. Write one entry for each.',
      'icmps',
    );
  }
  return {
    ...peers,
    toPorts,
    icmps,
    authentication: deny ? undefined : parseAuthentication(entry),
  };
}

function parseAuthentication(entry: Fields): string | undefined {
  const mode = entry.fields('authentication')?.string('mode');
  if (
    mode !== undefined &&
    !['disabled', 'required', 'test-always-fail'].includes(mode)
  ) {
    entry.error(
      'invalid-authentication',
      `"${mode}" is no authentication mode; use required or disabled.`,
      'authentication',
    );
  }
  return mode;
}

function reportDropped(
  entry: Fields,
  { ingress, deny }: { readonly ingress: boolean; readonly deny: boolean },
): void {
  const requires = ingress ? 'fromRequires' : 'toRequires';
  if (entry.list(requires)?.length) {
    entry.error(
      'removed-field',
      `${requires} was removed in Cilium 1.19. Use deny rules instead.`,
      requires,
    );
  }
  if (deny && !ingress && entry.has('toFQDNs')) {
    entry.warning(
      'fqdn-in-deny',
      'Deny entries have no toFQDNs; the field is dropped, and the entry then denies nothing, or its ports to every destination.',
      'toFQDNs',
    );
  }
  for (const key of entry.keys) {
    if (key.startsWith(ingress ? 'to' : 'from') && key !== 'toPorts') {
      entry.warning(
        'unknown-field',
        `${key} does not belong into this direction and is dropped.`,
        key,
      );
    }
  }
}
