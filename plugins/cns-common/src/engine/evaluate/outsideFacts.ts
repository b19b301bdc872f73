import { worldFacets } from '../compile/externalClasses';
import { createPeerFacts, PeerFacts } from '../compile/PeerFacts';

/**
 * What rules see of one address outside; `names` as in `EndpointQuery`.
 *
 * @internal
 */
export function addressFacts(
  address: string,
  names: readonly string[] | undefined,
): PeerFacts {
  return createPeerFacts({
    kind: 'external',
    facets: worldFacets,
    addresses: [address],
    names,
  });
}

/**
 * What rules see of whatever a DNS name or pattern leads to.
 *
 * @internal
 */
export function nameFacts(pattern: string): PeerFacts {
  return createPeerFacts({ kind: 'name', facets: worldFacets, pattern });
}
