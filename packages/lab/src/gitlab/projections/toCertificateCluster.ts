import { GitlabCertificateCluster, GitlabState } from '../../world';
import { formatTime } from './formatTime';
import { toProjectReference } from './toProject';

/** A cluster that is connected with a certificate, the old way. @internal */
export function toCertificateCluster(
  gitlab: GitlabState,
  cluster: GitlabCertificateCluster,
) {
  const management =
    cluster.managementProjectId === undefined
      ? undefined
      : gitlab.projects.get(cluster.managementProjectId);
  return {
    id: cluster.id,
    name: cluster.name,
    domain: cluster.domain ?? null,
    created_at: formatTime(cluster.createdAt),
    managed: cluster.managed,
    enabled: cluster.enabled,
    provider_type: 'user',
    platform_type: 'kubernetes',
    environment_scope: cluster.environmentScope,
    cluster_type: `${cluster.owner.type}_type`,
    namespace_per_environment: true,
    user: null,
    platform_kubernetes: {
      api_url: cluster.apiUrl,
      namespace: null,
      authorization_type: 'rbac',
      ca_cert: null,
    },
    management_project: management
      ? toProjectReference(gitlab, management)
      : null,
  };
}
