import { z } from 'zod';
import { answerSchema } from './upstream';

/**
 * One place where an entity runs, and whether the cluster agrees that it does.
 *
 * @remarks
 * `confirmed`: the namespace names the entity or its owner, or configuration maps it; all is shown. `unconfirmed`: nobody is named; only pods
 * that carry the entity's own label are shown. `foreign`: the namespace names somebody else; nothing is shown. `absent`: there is no such namespace.
 * `unknown`: the cluster could not be asked.
 *
 * @public
 */
export const bindingTargetSchema = z.strictObject({
  cluster: z.string(),
  namespace: z.string(),
  /** Label selector in the text form of Kubernetes (`app=cart,tier!=cache`). */
  selector: z.string(),
  trust: z.enum(['confirmed', 'unconfirmed', 'foreign', 'absent', 'unknown']),
  /** A sentence: by what it is confirmed, or why not. */
  reason: z.string(),
  /** The `kubectl` command with which the namespace's owner confirms it. */
  confirmCommand: z.string().optional(),
});

/** {@inheritDoc bindingTargetSchema} @public */
export type BindingTarget = z.infer<typeof bindingTargetSchema>;

/**
 * A GitLab project that belongs to an entity.
 *
 * @public
 */
export const boundProjectSchema = z.strictObject({
  /** Host of the GitLab instance, as in `integrations.gitlab`. */
  host: z.string(),
  /** Full path (`shop/cart`) or numeric id, as annotated. */
  project: z.string(),
  role: z.enum(['service', 'management']),
});

/** {@inheritDoc boundProjectSchema} @public */
export type BoundProject = z.infer<typeof boundProjectSchema>;

/**
 * Where an entity runs and which GitLab projects it has.
 *
 * @public
 */
export const bindingSchema = z.strictObject({
  entityRef: z.string(),
  targets: z.array(bindingTargetSchema),
  projects: z.array(boundProjectSchema),
});

/** {@inheritDoc bindingSchema} @public */
export type Binding = z.infer<typeof bindingSchema>;

/** Answer of `GET /v1/entities/:kind/:namespace/:name/binding`: one item. @public */
export const bindingAnswerSchema = answerSchema(bindingSchema);
/** {@inheritDoc bindingAnswerSchema} @public */
export type BindingAnswer = z.infer<typeof bindingAnswerSchema>;
