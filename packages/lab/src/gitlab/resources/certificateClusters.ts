import { GitlabCertificateCluster } from '../../world';
import { ACCESS } from '../access';
import { findGroup, findProject } from '../findProject';
import { GitlabRoutes } from '../http/createRoutes';
import { GitlabApiError } from '../http/GitlabApiError';
import { GitlabCall } from '../http/GitlabCall';
import { paginate } from '../http/paginate';
import { toCertificateCluster } from '../projections/toCertificateCluster';

/**
 * Clusters connected with a certificate. Where the instance has them switched off, as GitLab has by default since 15.0,
 * every path is 404.
 *
 * @internal
 */
export const certificateClusterRoutes: GitlabRoutes = {
  'GET /projects/:id/clusters': call =>
    list(call, {
      type: 'project',
      id: findProject(call, ACCESS.maintainer).id,
    }),
  'GET /projects/:id/clusters/:cluster_id': call =>
    one(call, { type: 'project', id: findProject(call, ACCESS.maintainer).id }),
  'PUT /projects/:id/clusters/:cluster_id': call =>
    change(call, {
      type: 'project',
      id: findProject(call, ACCESS.maintainer).id,
    }),
  'GET /groups/:id/clusters': call =>
    list(call, { type: 'group', id: findGroup(call, ACCESS.maintainer).id }),
  'GET /groups/:id/clusters/:cluster_id': call =>
    one(call, { type: 'group', id: findGroup(call, ACCESS.maintainer).id }),
  'PUT /groups/:id/clusters/:cluster_id': call =>
    change(call, { type: 'group', id: findGroup(call, ACCESS.maintainer).id }),
};

type Owner = GitlabCertificateCluster['owner'];

function list(call: GitlabCall, owner: Owner): Response {
  return paginate(call, owned(call, owner), cluster =>
    toCertificateCluster(call.gitlab, cluster),
  );
}

function one(call: GitlabCall, owner: Owner): object {
  return toCertificateCluster(call.gitlab, find(call, owner));
}

function change(call: GitlabCall, owner: Owner): object {
  const { parameters, gitlab } = call;
  const cluster = find(call, owner);
  const domain = parameters.text('domain') ?? cluster.domain;
  const managementProjectId =
    parameters.number('management_project_id') ?? cluster.managementProjectId;
  if (
    managementProjectId !== undefined &&
    !gitlab.projects.has(managementProjectId)
  ) {
    throw GitlabApiError.badRequest(
      'Project does not exist or you do not have permission to perform this action',
    );
  }
  const changed: GitlabCertificateCluster = {
    ...cluster,
    enabled: parameters.flag('enabled') ?? cluster.enabled,
    environmentScope:
      parameters.text('environment_scope') ?? cluster.environmentScope,
    ...(domain === undefined ? {} : { domain }),
    ...(managementProjectId === undefined ? {} : { managementProjectId }),
  };
  gitlab.clusters.set(cluster.id, changed);
  return toCertificateCluster(gitlab, changed);
}

function find(call: GitlabCall, owner: Owner): GitlabCertificateCluster {
  const id = Number(call.parameters.text('cluster_id'));
  const cluster = owned(call, owner).find(candidate => candidate.id === id);
  if (!cluster) {
    throw GitlabApiError.notFound('Cluster');
  }
  return cluster;
}

function owned({ gitlab }: GitlabCall, owner: Owner) {
  if (!gitlab.certificateClusters) {
    throw new GitlabApiError(404, { message: '404 Not Found' });
  }
  return [...gitlab.clusters.values()].filter(
    cluster =>
      cluster.owner.type === owner.type && cluster.owner.id === owner.id,
  );
}
