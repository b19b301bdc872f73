import { z } from 'zod';
import { answerSchema } from './upstream';
import { bindingTargetSchema } from './binding';
import { POLICY_STATUSES } from './policies';
import { TRAFFIC_RANGE_NAMES, trafficItemSchema } from './traffic';
import { projectPipelineSchema } from './pipelines';
import { INSTALLATION_STATES, INSTALLATION_STEPS } from './installation';

/**
 * Whether a direction of the entity's pods is closed by policy.
 *
 * @remarks
 * `open`: no enforced policy isolates any pod in that direction. `closed`: every pod is isolated; `rules` rules admit something. `mixed`: some
 * pods are, some are not. `no-pods`: there is nothing to say it about. `unknown`: it cannot be told.
 *
 * @public
 */
export const isolationSchema = z.strictObject({
  state: z.enum(['open', 'closed', 'mixed', 'no-pods', 'unknown']),
  rules: z.number().int(),
});

/** {@inheritDoc isolationSchema} @public */
export type Isolation = z.infer<typeof isolationSchema>;

/** What the cards show of one place. A part is absent when the viewer may not see it or its upstream did not answer (see `problems`). @public */
export const overviewItemSchema = z.strictObject({
  target: bindingTargetSchema,
  policies: z
    .strictObject({
      pods: z.number().int(),
      inbound: isolationSchema,
      outbound: isolationSchema,
      counts: z.record(z.enum(POLICY_STATUSES), z.number().int()),
      /** Sentences on what needs attention, most urgent first. */
      attention: z.array(
        z.strictObject({
          code: z.enum([
            'binding-unconfirmed',
            'invalid-policy',
            'audit-mode',
            'no-policy',
            'disabled-policy',
          ]),
          sentence: z.string(),
          /** Policy name, when it is about one. */
          policy: z.string().optional(),
        }),
      ),
    })
    .optional(),
  throughput: trafficItemSchema.optional(),
  installation: z
    .strictObject({
      inPlace: z.number().int(),
      total: z.number().int(),
      /** The first step that is not ok. */
      next: z
        .strictObject({
          id: z.enum(INSTALLATION_STEPS),
          state: z.enum(INSTALLATION_STATES),
          sentence: z.string(),
        })
        .optional(),
    })
    .optional(),
});

/** {@inheritDoc overviewItemSchema} @public */
export type OverviewItem = z.infer<typeof overviewItemSchema>;

/** Query of `GET .../overview`. @public */
export const overviewQuerySchema = z.strictObject({
  range: z.enum(TRAFFIC_RANGE_NAMES).default('3h'),
});

/** Answer of `GET .../overview`: what all cards of an entity page need, in one answer; one item per place. @public */
export const overviewAnswerSchema = answerSchema(overviewItemSchema).extend({
  /** Without jobs' traces; one per bound project. */
  pipelines: z.array(projectPipelineSchema),
});
/** {@inheritDoc overviewAnswerSchema} @public */
export type OverviewAnswer = z.infer<typeof overviewAnswerSchema>;
