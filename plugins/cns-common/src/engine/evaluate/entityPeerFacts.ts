import { worldFacets } from '../compile/externalClasses';
import { createPeerFacts, PeerFacts } from '../compile/PeerFacts';
import { EntityName } from './EndpointQuery';

/**
 * What rules see of an entity that is not a node as such (point 20). The API server counts as running on some other node.
 *
 * @internal
 */
export function entityPeerFacts(
  entity: Exclude<EntityName, 'host' | 'remote-node'>,
): PeerFacts {
  switch (entity) {
    case 'world':
    case 'world-ipv4':
    case 'world-ipv6':
      return createPeerFacts({
        kind: 'external',
        facets: worldFacets,
        names: [],
        family: family(entity),
      });
    case 'kube-apiserver':
      return createPeerFacts({
        kind: 'node',
        facets: new Map([
          ['r:remote-node', ''],
          ['r:kube-apiserver', ''],
        ]),
        labelsKnown: false,
      });
    case 'ingress':
    case 'health':
    case 'init':
    case 'unmanaged':
      return createPeerFacts({
        kind: 'reserved',
        facets: new Map([[`r:${entity}`, '']]),
      });
    default:
      return entity satisfies never;
  }
}

function family(entity: 'world' | 'world-ipv4' | 'world-ipv6') {
  if (entity === 'world') return undefined;
  return entity === 'world-ipv4' ? 'IPv4' : 'IPv6';
}
