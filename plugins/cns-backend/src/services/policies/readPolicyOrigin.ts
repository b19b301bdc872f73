import { PolicyOriginKind, PolicySummary } from 'backstage-plugin-cns-common';
import { ClusterPolicy } from '../../cluster-state/ClusterObjects';

// Field managers of tools, for objects that carry none of their marks.
const MANAGERS: Readonly<Record<string, PolicyOriginKind>> = {
  'argocd-controller': 'argo-cd',
  'helm-controller': 'flux',
  'kustomize-controller': 'flux',
  helm: 'helm',
  'backstage-cns': 'portal',
};

/**
 * Tells who owns a live policy, from the marks that deployment tools leave. What reconciles comes first: an object that Flux renders from a Helm
 * chart is Flux's.
 *
 * @internal
 */
export function readPolicyOrigin(
  policy: ClusterPolicy,
): PolicySummary['origin'] {
  const { labels, annotations, managers } = policy;

  const argoTracking = annotations['argocd.argoproj.io/tracking-id'];
  const argoInstance = labels['argocd.argoproj.io/instance'];
  if (argoTracking !== undefined || argoInstance !== undefined) {
    return {
      kind: 'argo-cd',
      // `<application>:<group>/<kind>:<namespace>/<name>`
      name: argoInstance ?? (argoTracking?.split(':')[0] || undefined),
    };
  }
  for (const tool of ['kustomize', 'helm']) {
    const name = labels[`${tool}.toolkit.fluxcd.io/name`];
    if (name !== undefined) {
      return { kind: 'flux', name };
    }
  }

  const release =
    annotations['meta.helm.sh/release-name'] ??
    labels['app.kubernetes.io/instance'] ??
    labels.release;
  const chart = labels['helm.sh/chart'] ?? labels.chart ?? '';
  if (chart.startsWith('auto-deploy-app-')) {
    return { kind: 'auto-devops', name: release };
  }
  const managedBy = labels['app.kubernetes.io/managed-by'] ?? labels.heritage;
  if (
    managedBy === 'Helm' ||
    managedBy === 'Tiller' ||
    annotations['meta.helm.sh/release-name'] !== undefined
  ) {
    return { kind: 'helm', name: release };
  }

  const owners = managers
    .filter(({ ownsSpec }) => ownsSpec)
    .map(({ manager }) => manager);
  const owner = owners.find(manager => Object.hasOwn(MANAGERS, manager));
  if (owner !== undefined) {
    return {
      kind: MANAGERS[owner],
      name:
        MANAGERS[owner] === 'portal'
          ? undefined
          : labels['app.kubernetes.io/instance'],
    };
  }
  return { kind: 'manual' };
}
