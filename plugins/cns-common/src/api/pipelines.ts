import { z } from 'zod';
import { answerSchema } from './upstream';
import { boundProjectSchema } from './binding';

/** Status of a pipeline, job or deployment, as GitLab names it (`success`, `failed`, `running`, ...). Unknown ones pass through. @public */
export const gitlabStatusSchema = z.string();

/** One CI job. @public */
export const pipelineJobSchema = z.strictObject({
  id: z.number().int(),
  name: z.string(),
  stage: z.string(),
  status: gitlabStatusSchema,
  allowFailure: z.boolean(),
  failureReason: z.string().optional(),
  durationSeconds: z.number().optional(),
  webUrl: z.string(),
});

/** {@inheritDoc pipelineJobSchema} @public */
export type PipelineJob = z.infer<typeof pipelineJobSchema>;

/** The latest pipeline on the default branch. @public */
export const pipelineSchema = z.strictObject({
  id: z.number().int(),
  status: gitlabStatusSchema,
  ref: z.string(),
  sha: z.string(),
  /** ISO 8601. */
  createdAt: z.string(),
  /** ISO 8601. */
  updatedAt: z.string(),
  durationSeconds: z.number().optional(),
  webUrl: z.string(),
});

/** {@inheritDoc pipelineSchema} @public */
export type Pipeline = z.infer<typeof pipelineSchema>;

/** The latest deployment to one environment. @public */
export const deploymentSchema = z.strictObject({
  id: z.number().int(),
  environment: z.string(),
  environmentUrl: z.string().optional(),
  status: gitlabStatusSchema,
  ref: z.string(),
  sha: z.string(),
  /** ISO 8601. */
  createdAt: z.string(),
});

/** {@inheritDoc deploymentSchema} @public */
export type Deployment = z.infer<typeof deploymentSchema>;

/** What GitLab knows of one bound project. @public */
export const projectPipelineSchema = z.strictObject({
  ...boundProjectSchema.shape,
  /** Full path today; differs from `project` when the project was renamed. */
  path: z.string(),
  webUrl: z.string(),
  defaultBranch: z.string().optional(),
  /** Absent when the project never ran one on its default branch. */
  pipeline: pipelineSchema.optional(),
  /** In stage order. */
  jobs: z.array(pipelineJobSchema),
  /** One per environment, newest first. */
  deployments: z.array(deploymentSchema),
});

/** {@inheritDoc projectPipelineSchema} @public */
export type ProjectPipeline = z.infer<typeof projectPipelineSchema>;

/** Answer of `GET .../pipelines`: one item per bound project. @public */
export const pipelinesAnswerSchema = answerSchema(projectPipelineSchema);
/** {@inheritDoc pipelinesAnswerSchema} @public */
export type PipelinesAnswer = z.infer<typeof pipelinesAnswerSchema>;
