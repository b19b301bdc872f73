import { z } from 'zod';
import { GitLabProject } from '../GitLabClient';

/** `GET /projects/:id`: the fields that we read. @internal */
export const projectWire = z
  .object({
    id: z.number().int(),
    path_with_namespace: z.string(),
    web_url: z.string(),
    /** `null` for an empty repository, left out for guests. */
    default_branch: z.string().nullish(),
    namespace: z.object({ kind: z.string(), full_path: z.string() }).nullish(),
  })
  .transform(
    (wire): GitLabProject => ({
      id: wire.id,
      path: wire.path_with_namespace,
      webUrl: wire.web_url,
      defaultBranch: wire.default_branch ?? undefined,
      group:
        wire.namespace?.kind === 'group' ? wire.namespace.full_path : undefined,
    }),
  );
