import { JsonObject } from '@backstage/types';
import { Lab } from 'cns-lab';

/** The clusters and the GitLab of a lab, as configuration. @internal */
export function labConfig(lab: Lab): JsonObject {
  return {
    kubernetes: {
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: lab.clusters.map(({ name, kubernetesUrl }) => ({
            name,
            url: kubernetesUrl,
            authProvider: 'serviceAccount',
            serviceAccountToken: lab.tokens.kubernetesBackstage,
          })),
        },
      ],
    },
    integrations: {
      gitlab: [
        {
          host: new URL(lab.gitlabUrl).host,
          baseUrl: lab.gitlabUrl,
          apiBaseUrl: `${lab.gitlabUrl}/api/v4`,
          token: lab.tokens.gitlab,
        },
      ],
    },
  };
}
