import { z } from 'zod';
import { Pipeline } from 'backstage-plugin-cns-common';

/** `GET /projects/:id/pipelines`: the fields that we read of each. @internal */
export const pipelineListWire = z.array(z.object({ id: z.number().int() }));

/** `GET /projects/:id/pipelines/:pipeline_id`: the fields that we read. @internal */
export const pipelineWire = z
  .object({
    id: z.number().int(),
    status: z.string(),
    ref: z.string(),
    sha: z.string(),
    created_at: z.string(),
    updated_at: z.string().nullish(),
    /** Seconds; `null` until it has finished. */
    duration: z.number().nullish(),
    web_url: z.string(),
  })
  .transform(
    (wire): Pipeline => ({
      id: wire.id,
      status: wire.status,
      ref: wire.ref,
      sha: wire.sha,
      createdAt: wire.created_at,
      updatedAt: wire.updated_at ?? wire.created_at,
      durationSeconds: wire.duration ?? undefined,
      webUrl: wire.web_url,
    }),
  );
