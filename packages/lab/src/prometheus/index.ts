export { createPrometheusHandlers } from './createPrometheusHandlers';
export type { PrometheusHandlerOptions } from './createPrometheusHandlers';
export { prometheusNotFound } from './api/answers';
export type { DecideIntents, IntentOutcome } from './metrics/IntentOutcome';
