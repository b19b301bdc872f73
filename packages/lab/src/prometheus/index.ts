export { createPrometheusHandlers } from './createPrometheusHandlers';
export type { PrometheusHandlerOptions } from './createPrometheusHandlers';
export { prometheusNotFound } from './api/answers';
export type { DecideLanes, LaneOutcome } from './metrics/LaneOutcome';
