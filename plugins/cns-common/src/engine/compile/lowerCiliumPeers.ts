import {
  CiliumCidrRule,
  CiliumEntry,
  CiliumRule,
  CiliumServiceReference,
} from '../../model/CiliumPolicy';
import {
  CidrGroupFacts,
  ClusterSnapshot,
  ServiceFacts,
} from '../../model/ClusterSnapshot';
import { parseAddress } from '../cidr/parseAddress';
import { Profile } from '../profiles/Profile';
import {
  ciliumNodePeers,
  ciliumPeers,
  CiliumSelectorContext,
} from '../selectors/ciliumSelectors';
import { facetRequirement, FacetSelector } from '../selectors/FacetSelector';
import { toCiliumRequirements } from '../selectors/toCiliumRequirements';
import { toFacetRequirements } from '../selectors/toFacetRequirements';
import { blockTerm } from './blockTerm';
import { lowerEntity } from './lowerEntity';
import { PeerTerm } from './PeerTerm';

interface PeerContext {
  readonly profile: Profile;
  readonly snapshot: ClusterSnapshot;
  readonly selectors: CiliumSelectorContext;
}

/**
 * The peers of an entry.
 *
 * @remarks
 * A field that is there but empty selects nobody, except `toFQDNs`, `toServices` and `toGroups`, which then are as if
 * absent; so are services that lead nowhere. Without any field the entry is about everybody if it has ports or ICMP
 * types, and about nobody otherwise (points 10, 11 and 26).
 *
 * @internal
 */
export function lowerCiliumPeers(
  entry: CiliumEntry,
  rule: CiliumRule,
  context: PeerContext,
): PeerTerm[] {
  const { profile, snapshot, selectors } = context;
  const strict: readonly (readonly PeerTerm[] | undefined)[] = [
    entry.endpoints?.map(selector =>
      labels(ciliumPeers(selector, rule.subject.selector, selectors)),
    ),
    entry.entities?.flatMap(entity => lowerEntity(entity, snapshot.name)),
    entry.cidr?.map(cidr => blockTerm([{ cidr, except: [] }], profile, false)),
    entry.cidrSet?.flatMap(item =>
      cidrSetTerms(item, snapshot.cidrGroups, profile),
    ),
    entry.nodes?.map(selector => labels(ciliumNodePeers(selector))),
  ];
  const lax: readonly PeerTerm[] = [
    ...(entry.fqdns ?? []).map(
      ({ matchName, matchPattern }): PeerTerm => ({
        type: 'fqdn',
        pattern: (matchName ?? matchPattern ?? '').toLowerCase(),
      }),
    ),
    ...(entry.services ?? []).flatMap(reference =>
      serviceTerms(reference, snapshot.services, profile),
    ),
    ...((entry.groups ?? 0) > 0
      ? [{ type: 'symbolic', reason: 'cloud-groups' } as const]
      : []),
  ];
  const restricted = strict.some(terms => terms !== undefined);
  if (restricted || lax.length > 0) {
    return [...strict.flatMap(terms => terms ?? []), ...lax];
  }
  const hasTraffic = entry.toPorts !== undefined || entry.icmps !== undefined;
  return hasTraffic ? [{ type: 'any' }] : [];
}

function labels(selector: FacetSelector): PeerTerm {
  return { type: 'labels', selector };
}

/** Each block is a term of its own, because whole families are special among the blocks. */
function cidrSetTerms(
  item: CiliumCidrRule,
  groups: readonly CidrGroupFacts[],
  profile: Profile,
): PeerTerm[] {
  const cidrs =
    item.cidr !== undefined
      ? [item.cidr]
      : groups
          .filter(group => isMeant(item, group))
          .flatMap(({ cidrs: list }) => list);
  return cidrs.map(cidr =>
    blockTerm([{ cidr, except: item.except }], profile, false),
  );
}

function isMeant(item: CiliumCidrRule, group: CidrGroupFacts): boolean {
  if (item.cidrGroupSelector === undefined) {
    return group.name === item.cidrGroupRef;
  }
  return plainSelectorMatches(item.cidrGroupSelector, group.labels);
}

/** For selectors on labels of objects other than endpoints, where a source prefix says nothing. */
function plainSelectorMatches(
  selector: Parameters<typeof toCiliumRequirements>[0],
  objectLabels: Readonly<Record<string, string>>,
): boolean {
  const facets = new Map(
    Object.entries(objectLabels).map(([key, value]) => [`p:${key}`, value]),
  );
  return new FacetSelector(toCiliumRequirements(selector)).matches(facets);
}

/** The pods behind a Service with a selector, the addresses of one without. A missing namespace means all of them. */
function serviceTerms(
  reference: CiliumServiceReference,
  services: readonly ServiceFacts[],
  profile: Profile,
): PeerTerm[] {
  return services
    .filter(
      service =>
        (reference.namespace ?? service.namespace) === service.namespace &&
        (reference.type === 'name'
          ? service.name === reference.name
          : plainSelectorMatches(reference.selector, service.labels)),
    )
    .flatMap(service =>
      service.selector === undefined
        ? service.endpoints.map(address => addressTerm(address, profile))
        : [
            labels(
              new FacetSelector([
                facetRequirement('n', 'In', [service.namespace]),
                ...toFacetRequirements(
                  { matchLabels: service.selector, matchExpressions: [] },
                  'p:',
                ),
              ]),
            ),
          ],
    );
}

function addressTerm(address: string, profile: Profile): PeerTerm {
  const bits = parseAddress(address)?.family === 'IPv6' ? 128 : 32;
  return blockTerm(
    [{ cidr: `${address}/${bits}`, except: [] }],
    profile,
    false,
  );
}
