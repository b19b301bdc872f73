import { z } from 'zod';
import { answerSchema, upstreamSchema } from './upstream';

/** Steps of the installation, in the order of the guide. @public */
export const INSTALLATION_STEPS = [
  'cluster-connected',
  'cilium',
  'hubble-metrics',
  'prometheus',
  'pipeline',
] as const;

/** {@inheritDoc INSTALLATION_STEPS} @public */
export type InstallationStepId = (typeof INSTALLATION_STEPS)[number];

/** States of a step. Unknown (no access, upstream down) is never shown as failing or ok. @public */
export const INSTALLATION_STATES = [
  'ok',
  'failing',
  'warning',
  'unknown',
  'not-applicable',
] as const;

/** {@inheritDoc INSTALLATION_STATES} @public */
export type InstallationState = (typeof INSTALLATION_STATES)[number];

/** One step of one cluster: what is so, how we know, and what to do next. @public */
export const installationStepSchema = z.strictObject({
  cluster: z.string(),
  id: z.enum(INSTALLATION_STEPS),
  group: z.enum(['gitlab', 'cluster', 'cilium', 'metrics', 'logs']),
  state: z.enum(INSTALLATION_STATES),
  /** One sentence. */
  sentence: z.string(),
  evidence: z.array(
    z.strictObject({
      upstream: upstreamSchema,
      /** What was read and what it said, for example `DaemonSet kube-system/cilium: 3 of 3 ready`. */
      text: z.string(),
      /** ISO 8601: when it was read or last changed. */
      at: z.string().optional(),
    }),
  ),
  fix: z
    .strictObject({
      sentence: z.string(),
      /** A command, values or a file to copy. */
      copy: z
        .strictObject({
          language: z.enum(['shell', 'yaml']),
          text: z.string(),
        })
        .optional(),
    })
    .optional(),
  link: z.strictObject({ title: z.string(), url: z.string() }).optional(),
});

/** {@inheritDoc installationStepSchema} @public */
export type InstallationStep = z.infer<typeof installationStepSchema>;

/** Answer of `GET .../installation`: the steps of each cluster in order. @public */
export const installationAnswerSchema = answerSchema(installationStepSchema);
/** {@inheritDoc installationAnswerSchema} @public */
export type InstallationAnswer = z.infer<typeof installationAnswerSchema>;
