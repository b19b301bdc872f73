import { facetRequirement, FacetSelector } from '../selectors/FacetSelector';
import { PeerTerm } from './PeerTerm';

/**
 * Who belongs to an entity (point 20). `none` and unknown names are nobody.
 *
 * @internal
 */
export function lowerEntity(entity: string, clusterName: string): PeerTerm[] {
  switch (entity) {
    case 'all':
      return [{ type: 'any' }];
    case 'world':
    case 'host':
    case 'remote-node':
    case 'kube-apiserver':
    case 'ingress':
    case 'init':
    case 'health':
    case 'unmanaged':
      return [reserved(entity)];
    case 'cluster':
    case 'cluster-mesh':
      return [
        ...[
          'host',
          'remote-node',
          'init',
          'ingress',
          'health',
          'unmanaged',
          'kube-apiserver',
        ].map(reserved),
        {
          type: 'labels',
          selector: new FacetSelector([
            entity === 'cluster'
              ? facetRequirement('c', 'In', [clusterName])
              : facetRequirement('c', 'Exists'),
          ]),
        },
      ];
    default:
      return [];
  }
}

function reserved(name: string): PeerTerm {
  return {
    type: 'labels',
    selector: new FacetSelector([facetRequirement(`r:${name}`, 'Exists')]),
  };
}
