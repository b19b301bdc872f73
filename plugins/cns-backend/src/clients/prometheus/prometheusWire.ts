import { z } from 'zod';

// Every field of Prometheus' HTTP API v1 that we read. Others are ignored, so that newer versions and other stores do not break us.

const statusFields = {
  warnings: z.array(z.string()).optional(),
};

/** A sample: epoch seconds, and the value as text (`NaN`, `+Inf` and `-Inf` included). */
const sampleWire = z.tuple([z.number(), z.string()]);

const labelsWire = z.record(z.string(), z.string());

/** `GET|POST /api/v1/query` whose expression is a vector. @internal */
export const instantAnswerWire = z.object({
  status: z.literal('success'),
  ...statusFields,
  data: z.object({
    resultType: z.literal('vector'),
    result: z.array(z.object({ metric: labelsWire, value: sampleWire })),
  }),
});

/** `GET|POST /api/v1/query_range`. @internal */
export const rangeAnswerWire = z.object({
  status: z.literal('success'),
  ...statusFields,
  data: z.object({
    resultType: z.literal('matrix'),
    result: z.array(
      z.object({ metric: labelsWire, values: z.array(sampleWire) }),
    ),
  }),
});

/** `GET|POST /api/v1/labels` and `GET /api/v1/label/<name>/values`. VictoriaMetrics says `null` for none. @internal */
export const namesAnswerWire = z.object({
  status: z.literal('success'),
  ...statusFields,
  data: z
    .array(z.string())
    .nullish()
    .transform(names => names ?? []),
});

/** `GET /api/v1/status/buildinfo`. @internal */
export const buildInfoAnswerWire = z.object({
  status: z.literal('success'),
  data: z.object({ version: z.string().optional() }),
});
