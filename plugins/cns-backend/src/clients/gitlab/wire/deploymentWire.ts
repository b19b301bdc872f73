import { z } from 'zod';
import { Deployment } from 'backstage-plugin-cns-common';

/** `GET /projects/:id/deployments`: the fields that we read of each. @internal */
export const deploymentListWire = z.array(
  z
    .object({
      id: z.number().int(),
      status: z.string(),
      ref: z.string(),
      sha: z.string(),
      created_at: z.string(),
      environment: z.object({
        name: z.string(),
        external_url: z.string().nullish(),
      }),
    })
    .transform(
      (wire): Deployment => ({
        id: wire.id,
        environment: wire.environment.name,
        environmentUrl: httpUrl(wire.environment.external_url),
        status: wire.status,
        ref: wire.ref,
        sha: wire.sha,
        createdAt: wire.created_at,
      }),
    ),
);

// Set by whoever may edit the project, and drawn as a link: anything but http and https is left out.
function httpUrl(url: string | null | undefined): string | undefined {
  return url && /^https?:\/\//i.test(url) && URL.canParse(url)
    ? url
    : undefined;
}
