import { LabelRequirement, LabelSelector } from '../../model/LabelSelector';
import { facetRequirement, FacetSelector } from './FacetSelector';
import { ciliumKey, toCiliumRequirements } from './toCiliumRequirements';

/**
 * What the selectors of one Cilium policy depend on besides themselves.
 *
 * @internal
 */
export interface CiliumSelectorContext {
  /** Absent for a clusterwide policy. */
  readonly namespace?: string;
  /** Absent if selectors are not limited to the local cluster by default. */
  readonly localCluster?: string;
}

/**
 * The pods that an `endpointSelector` selects: always in the policy's own namespace, whatever it says (point 2).
 *
 * @internal
 */
export function ciliumSubject(
  selector: LabelSelector,
  { namespace }: CiliumSelectorContext,
): FacetSelector {
  if (namespace === undefined) {
    return new FacetSelector([
      facetRequirement('n', 'Exists'),
      ...toCiliumRequirements(selector),
    ]);
  }
  const { 'k8s:io.kubernetes.pod.namespace': _overridden, ...matchLabels } =
    selector.matchLabels;
  return new FacetSelector([
    facetRequirement('n', 'In', [namespace]),
    ...toCiliumRequirements({ ...selector, matchLabels }),
  ]);
}

/**
 * The nodes that a `nodeSelector` selects. Their own labels count, seen from inside the node (point 3).
 *
 * @internal
 */
export function ciliumNodeSubject(selector: LabelSelector): FacetSelector {
  return new FacetSelector([
    facetRequirement('r:host', 'Exists'),
    ...toCiliumRequirements(selector, true),
  ]);
}

/**
 * The peers that an item of `fromEndpoints`/`toEndpoints` means, with the namespace and cluster that are added by default
 * (points 5 and 7).
 *
 * @param subject - the `endpointSelector` of the rule; rules about pods being initialised are not narrowed
 *
 * @internal
 */
export function ciliumPeers(
  selector: LabelSelector,
  subject: LabelSelector,
  { namespace, localCluster }: CiliumSelectorContext,
): FacetSelector {
  const keys = keysOf(selector);
  const requirements: LabelRequirement[] = toCiliumRequirements(selector);
  if (keys.some(({ source }) => source === 'reserved')) {
    return new FacetSelector(requirements);
  }
  const facets = keys.map(({ facet }) => facet);
  if (!facets.includes('n')) {
    if (namespace === undefined) {
      const aboutInit = keysOf(subject).some(({ facet }) => facet === 'r:init');
      if (!aboutInit) requirements.push(facetRequirement('n', 'Exists'));
    } else if (!facets.some(facet => facet.startsWith('l:'))) {
      requirements.push(facetRequirement('n', 'In', [namespace]));
    }
  }
  if (localCluster !== undefined && !facets.includes('c')) {
    requirements.push(facetRequirement('c', 'In', [localCluster]));
  }
  return new FacetSelector(requirements);
}

/**
 * The nodes that an item of `fromNodes`/`toNodes` means: other nodes only.
 *
 * @internal
 */
export function ciliumNodePeers(selector: LabelSelector): FacetSelector {
  return new FacetSelector([
    facetRequirement('r:remote-node', 'Exists'),
    ...toCiliumRequirements(selector, true),
  ]);
}

function keysOf(selector: LabelSelector) {
  return [
    ...Object.keys(selector.matchLabels),
    ...selector.matchExpressions.map(({ key }) => key),
  ].map(ciliumKey);
}
