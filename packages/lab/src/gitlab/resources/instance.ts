import { GitlabRoutes } from '../http/createRoutes';
import { basicUser } from '../projections/toUser';

/** The instance and the caller: version, metadata, current user. @internal */
export const instanceRoutes: GitlabRoutes = {
  'GET /version': ({ gitlab }) => ({
    version: gitlab.version,
    revision: 'lab',
  }),

  'GET /metadata': ({ gitlab, baseUrl }) => ({
    version: gitlab.version,
    revision: 'lab',
    kas: {
      enabled: true,
      externalUrl: `${baseUrl.replace(/^http/, 'ws')}/-/kubernetes-agent/`,
      externalK8sProxyUrl: `${baseUrl}/-/kubernetes-agent/k8s-proxy/`,
      version: gitlab.version,
    },
    enterprise: false,
  }),

  'GET /user': ({ user, baseUrl }) => ({
    ...basicUser(user, baseUrl),
    email: user.email,
    public_email: '',
    commit_email: user.email,
    is_admin: false,
    can_create_group: true,
    can_create_project: true,
    two_factor_enabled: false,
    external: false,
    private_profile: false,
  }),
};
