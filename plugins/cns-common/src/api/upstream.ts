import { z } from 'zod';

/**
 * The systems that an answer can be built from.
 *
 * @public
 */
export const UPSTREAM_KINDS = [
  'kubernetes',
  'prometheus',
  'gitlab',
  'catalog',
  'configuration',
] as const;

/**
 * Names one upstream: the kind of system and which of them (cluster name, Prometheus of a cluster, GitLab host or project, entity ref).
 *
 * @public
 */
export const upstreamSchema = z.strictObject({
  kind: z.enum(UPSTREAM_KINDS),
  name: z.string(),
});

/** {@inheritDoc upstreamSchema} @public */
export type Upstream = z.infer<typeof upstreamSchema>;

/**
 * Codes of what can go wrong between us and an upstream, or with what an entity says about itself. Stable: pages and scripts may depend on them.
 *
 * @public
 */
export const PROBLEM_CODES = [
  // bindings
  'not-annotated',
  'annotation-malformed',
  'cluster-unknown',
  'namespace-not-found',
  'binding-unconfirmed',
  'binding-foreign',
  'too-many-targets',
  'project-unknown',
  // any upstream
  'not-configured',
  'refused',
  'timeout',
  'unauthenticated',
  'forbidden',
  'not-found',
  'rate-limited',
  'server-error',
  'answer-too-large',
  'answer-malformed',
  'cut',
  'moved',
  'truncated',
  // Kubernetes
  'client-side-auth',
  'kind-not-served',
  // Prometheus
  'warnings',
  'metric-missing',
  'labels-missing',
  'several-clusters',
] as const;

/**
 * Expected partial failure, as data: what failed, in one sentence, and the way out. The rest of the answer stands.
 *
 * @public
 */
export const upstreamProblemSchema = z.strictObject({
  upstream: upstreamSchema,
  code: z.enum(PROBLEM_CODES),
  /** One sentence that names the thing. */
  message: z.string(),
  /** One sentence, a command or values: what to do about it. */
  hint: z.string().optional(),
  /** ISO 8601: since when, when known. */
  since: z.string().optional(),
});

/** {@inheritDoc upstreamProblemSchema} @public */
export type UpstreamProblem = z.infer<typeof upstreamProblemSchema>;

/**
 * How fresh the part of an answer is that came from one upstream.
 *
 * @remarks
 * `live`: a watch is open, so the facts are as of now and `at` is when they last changed. `reconnecting`: the watch broke and is being
 * opened again. `stale`: the upstream does not answer, the facts are from `at`. `polled`: read at `at`, by a call shared between viewers.
 * `loading`: the first read is under way. None of the values moves with the clock, so that an unchanged answer keeps its ETag.
 *
 * @public
 */
export const freshnessSchema = z.strictObject({
  upstream: upstreamSchema,
  state: z.enum(['live', 'reconnecting', 'stale', 'polled', 'loading']),
  /** ISO 8601; absent while `loading`. */
  at: z.string().optional(),
});

/** {@inheritDoc freshnessSchema} @public */
export type Freshness = z.infer<typeof freshnessSchema>;

/**
 * Makes the schema of an answer: the items that could be had, the problems of the upstreams that could not answer, and how fresh each part is.
 *
 * @public
 */
export function answerSchema<T extends z.ZodType>(item: T) {
  return z.strictObject({
    items: z.array(item),
    problems: z.array(upstreamProblemSchema),
    freshness: z.array(freshnessSchema),
  });
}

/**
 * The shape of every answer of the backend.
 *
 * @public
 */
export interface Answer<T> {
  readonly items: readonly T[];
  readonly problems: readonly UpstreamProblem[];
  readonly freshness: readonly Freshness[];
}
