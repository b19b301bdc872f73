import { LabelRequirement, LabelSelector } from '../../model/LabelSelector';

const namespaceLabels = 'io.cilium.k8s.namespace.labels.';

/**
 * Where a key of a Cilium selector looks: its source prefix (`any` if it has none) and the facet that it means.
 *
 * @internal
 */
export function ciliumKey(key: string): {
  readonly source: string;
  readonly facet: string;
} {
  const colon = key.indexOf(':');
  const source = colon < 0 ? 'any' : key.slice(0, colon);
  const name = key.slice(colon + 1);
  if (source === 'reserved') return { source, facet: `r:${name}` };
  if (source !== 'any' && source !== 'k8s') {
    // Labels of other sources, such as container labels, do not occur on what Kubernetes runs.
    return { source, facet: `x:${key}` };
  }
  if (name.startsWith(namespaceLabels)) {
    return { source, facet: `l:${name.slice(namespaceLabels.length)}` };
  }
  switch (name) {
    case 'io.kubernetes.pod.namespace':
      return { source, facet: 'n' };
    case 'io.cilium.k8s.policy.serviceaccount':
      return { source, facet: 's' };
    case 'io.cilium.k8s.policy.cluster':
      return { source, facet: 'c' };
    default:
      return { source, facet: `p:${name}` };
  }
}

/**
 * Translates a selector of a Cilium policy into requirements on facets (point 4).
 *
 * @param nodes - the selector is about nodes, so that plain labels are those of nodes
 *
 * @internal
 */
export function toCiliumRequirements(
  selector: LabelSelector,
  nodes = false,
): LabelRequirement[] {
  const facet = (key: string) => {
    const found = ciliumKey(key).facet;
    return nodes && found.startsWith('p:') ? `o:${found.slice(2)}` : found;
  };
  return [
    ...Object.entries(selector.matchLabels).map(
      ([key, value]): LabelRequirement => ({
        key: facet(key),
        operator: 'In',
        values: [value],
      }),
    ),
    ...selector.matchExpressions.map(expression => ({
      ...expression,
      key: facet(expression.key),
    })),
  ];
}
