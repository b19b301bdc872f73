import { z } from 'zod';
import { answerSchema } from './upstream';

/**
 * The ranges that can be asked for, with their length and the query step in seconds: never more than 300 points.
 *
 * @public
 */
export const TRAFFIC_RANGES = {
  '30m': { seconds: 1_800, stepSeconds: 15 },
  '3h': { seconds: 10_800, stepSeconds: 60 },
  '8h': { seconds: 28_800, stepSeconds: 120 },
  '1d': { seconds: 86_400, stepSeconds: 300 },
  '3d': { seconds: 259_200, stepSeconds: 900 },
  '1w': { seconds: 604_800, stepSeconds: 2_400 },
  '30d': { seconds: 2_592_000, stepSeconds: 9_000 },
} as const;

/** Key of {@link TRAFFIC_RANGES}. @public */
export type TrafficRange = keyof typeof TRAFFIC_RANGES;

/** Keys of {@link TRAFFIC_RANGES}, shortest first. @public */
export const TRAFFIC_RANGE_NAMES = [
  '30m',
  '3h',
  '8h',
  '1d',
  '3d',
  '1w',
  '30d',
] as const satisfies readonly TrafficRange[];

/**
 * Flow events of one direction over the range, and over the range of the same length before it.
 *
 * @remarks
 * Hubble counts flow events, not bytes or packets. `forwarded` are deliveries (trace events at the endpoint), `dropped` are drop events, each once.
 *
 * @public
 */
export const flowTotalsSchema = z.strictObject({
  forwarded: z.number(),
  dropped: z.number(),
  /** dropped / (forwarded + dropped), 0..1; absent when there was nothing. */
  droppedShare: z.number().optional(),
});

/** {@inheritDoc flowTotalsSchema} @public */
export type FlowTotals = z.infer<typeof flowTotalsSchema>;

/**
 * Rates of one direction, in flow events per second, at `times` of the item; `null` is a gap.
 *
 * @public
 */
export const directionTrafficSchema = z.strictObject({
  forwarded: z.array(z.number().nullable()),
  dropped: z.array(z.number().nullable()),
  totals: flowTotalsSchema,
  previous: flowTotalsSchema.optional(),
  /** Largest first, at most 10. */
  dropReasons: z.array(
    z.strictObject({ reason: z.string(), count: z.number() }),
  ),
});

/** {@inheritDoc directionTrafficSchema} @public */
export type DirectionTraffic = z.infer<typeof directionTrafficSchema>;

/**
 * Throughput of one place.
 *
 * @public
 */
export const trafficItemSchema = z.strictObject({
  cluster: z.string(),
  namespace: z.string(),
  /** What the numbers are about: the whole namespace, or only the entity's workloads where the metrics' labels allow it. */
  scope: z.enum(['namespace', 'workload']),
  /** Names of the workloads, for scope `workload`. */
  workloads: z.array(z.string()),
  range: z.enum(TRAFFIC_RANGE_NAMES),
  stepSeconds: z.number().int(),
  /** Epoch seconds. */
  times: z.array(z.number()),
  inbound: directionTrafficSchema,
  outbound: directionTrafficSchema,
  /** Events that Hubble marked so, over the range; neither forwarded nor dropped. */
  audit: z.number().optional(),
  redirected: z.number().optional(),
  /** Events that Hubble lost over the range: a note on the quality of the data. */
  lostEvents: z.number().optional(),
  /** The PromQL behind each number, to copy. */
  queries: z.array(z.strictObject({ name: z.string(), promql: z.string() })),
});

/** {@inheritDoc trafficItemSchema} @public */
export type TrafficItem = z.infer<typeof trafficItemSchema>;

/** Query of `GET .../traffic`. @public */
export const trafficQuerySchema = z.strictObject({
  range: z.enum(TRAFFIC_RANGE_NAMES).default('3h'),
});

/** Answer of `GET .../traffic`: one item per place whose metrics could be read. @public */
export const trafficAnswerSchema = answerSchema(trafficItemSchema);
/** {@inheritDoc trafficAnswerSchema} @public */
export type TrafficAnswer = z.infer<typeof trafficAnswerSchema>;
