import { z } from 'zod';
import { GitLabAgent, GitLabAgentToken } from '../GitLabClient';

/** `GET /projects/:id/cluster_agents`: the fields that we read of each. @internal */
export const agentListWire = z.array(
  z
    .object({ id: z.number().int(), name: z.string() })
    .transform((wire): GitLabAgent => wire),
);

/** `GET /projects/:id/cluster_agents/:agent_id/tokens`: the fields that we read of each; it has no `last_used_at`. @internal */
export const agentTokenListWire = z.array(
  z.object({ id: z.number().int(), status: z.string() }),
);

/** `GET /projects/:id/cluster_agents/:agent_id/tokens/:token_id`: the fields that we read. @internal */
export const agentTokenWire = z
  .object({
    name: z.string().nullish(),
    /** `active` or `revoked`. */
    status: z.string(),
    last_used_at: z.string().nullish(),
  })
  .transform(
    (wire): GitLabAgentToken => ({
      name: wire.name ?? '',
      active: wire.status === 'active',
      lastUsedAt: wire.last_used_at ?? undefined,
    }),
  );
