import { z } from 'zod';
import { PipelineJob } from 'backstage-plugin-cns-common';

/** `GET /projects/:id/pipelines/:pipeline_id/jobs`: the fields that we read of each. @internal */
export const jobListWire = z.array(
  z
    .object({
      id: z.number().int(),
      name: z.string(),
      stage: z.string(),
      status: z.string(),
      allow_failure: z.boolean().nullish(),
      /** Only on failed jobs, for example `script_failure`. */
      failure_reason: z.string().nullish(),
      /** Seconds; `null` before it ran. */
      duration: z.number().nullish(),
      web_url: z.string(),
    })
    .transform(
      (wire): PipelineJob => ({
        id: wire.id,
        name: wire.name,
        stage: wire.stage,
        status: wire.status,
        allowFailure: wire.allow_failure ?? false,
        failureReason: wire.failure_reason ?? undefined,
        durationSeconds: wire.duration ?? undefined,
        webUrl: wire.web_url,
      }),
    ),
);
