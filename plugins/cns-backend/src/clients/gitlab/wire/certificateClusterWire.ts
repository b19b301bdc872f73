import { z } from 'zod';
import { GitLabCertificateCluster } from '../GitLabClient';

/** `GET /projects/:id/clusters` and `GET /groups/:id/clusters`: the fields that we read of each. Deprecated since GitLab 14.5. @internal */
export const certificateClusterListWire = z.array(
  z
    .object({
      name: z.string(),
      enabled: z.boolean().nullish(),
      environment_scope: z.string().nullish(),
    })
    .transform(
      (wire): GitLabCertificateCluster => ({
        name: wire.name,
        enabled: wire.enabled ?? false,
        environmentScope: wire.environment_scope ?? '*',
      }),
    ),
);
