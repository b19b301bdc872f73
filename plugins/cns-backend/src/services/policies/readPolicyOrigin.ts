import { PolicySummary } from 'backstage-plugin-cns-common';
import { ClusterPolicy } from '../../cluster-state/ClusterObjects';

const PORTAL_MANAGER = 'backstage-cns';

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
  if (managers.some(({ manager }) => manager === 'argocd-controller')) {
    return { kind: 'argo-cd', name: labels['app.kubernetes.io/instance'] };
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

  const ownsSpec = managers.filter(manager => manager.ownsSpec);
  return ownsSpec.some(({ manager }) => manager === PORTAL_MANAGER)
    ? { kind: 'portal' }
    : { kind: 'manual' };
}
