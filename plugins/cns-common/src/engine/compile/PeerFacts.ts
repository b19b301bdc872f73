import { ContainerPort } from '../../model/Workload';
import { Facets } from '../selectors/FacetSelector';

/**
 * Everything that rules can see of one end of a connection.
 *
 * - `pod`: a pod that policies can select.
 * - `node`: a node, or a pod on its network. `local` says whether it is the other end's own node.
 * - `reserved`: something else inside the cluster that has no pod (Cilium's ingress, health, init, ...).
 * - `external`: an address outside; without `address` it is the outside as such.
 * - `name`: whatever a DNS name (or pattern of names) stands for; an address outside that is not known.
 *
 * @internal
 */
export interface PeerFacts {
  readonly kind: 'pod' | 'node' | 'reserved' | 'external' | 'name';
  readonly facets: Facets;
  readonly ports: readonly ContainerPort[];
  /** Known addresses as text: of a pod or a node, or the one address outside. */
  readonly addresses: readonly string[];
  /** For `node`: on the same node as the other end. */
  readonly local: boolean;
  /** For `node`: whether its labels are known. */
  readonly labelsKnown: boolean;
  /** For `external`: the DNS names that the address is known by; `undefined` if that is not known. */
  readonly names?: readonly string[];
  /** For `external` without an address: the family it belongs to, if that is known. */
  readonly family?: 'IPv4' | 'IPv6';
  /** For `name`: the name or pattern. */
  readonly pattern?: string;
}

/**
 * Fills the fields that a kind does not need.
 *
 * @internal
 */
export function createPeerFacts(
  facts: Pick<PeerFacts, 'kind' | 'facets'> & Partial<PeerFacts>,
): PeerFacts {
  return {
    ports: [],
    addresses: [],
    local: false,
    labelsKnown: true,
    ...facts,
  };
}
