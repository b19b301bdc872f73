/** The annotation keys that are read. All but the last two are the ones that people already have. @public */
export const CNS_ANNOTATIONS = {
  kubernetesId: 'backstage.io/kubernetes-id',
  kubernetesNamespace: 'backstage.io/kubernetes-namespace',
  kubernetesLabelSelector: 'backstage.io/kubernetes-label-selector',
  kubernetesCluster: 'backstage.io/kubernetes-cluster',
  gitlabProjectSlug: 'gitlab.com/project-slug',
  gitlabProjectId: 'gitlab.com/project-id',
  gitlabInstance: 'gitlab.com/instance',
  clusterManagementProject: 'gitlab.com/cluster-management-project',
  bindings: 'backstage-cns/bindings',
  owner: 'backstage-cns/owner',
} as const;

/**
 * Tells whether an entity says where it runs, so that the tabs and cards of network security apply to it.
 *
 * @public
 */
export function isNetworkSecurityAvailable(entity: {
  metadata: { annotations?: Record<string, string> };
}): boolean {
  const annotations = entity.metadata.annotations ?? {};
  return (
    CNS_ANNOTATIONS.kubernetesId in annotations ||
    CNS_ANNOTATIONS.kubernetesLabelSelector in annotations ||
    CNS_ANNOTATIONS.bindings in annotations
  );
}
