import { Upstream, UpstreamProblem } from 'backstage-plugin-cns-common';
import { MetricLabels } from './MetricLabels';

/** Helm values that make Hubble's flow and drop metrics name namespaces and workloads. @internal */
export const HUBBLE_METRICS_VALUES = `hubble:
  enabled: true
  metrics:
    enabled:
      - flow:labelsContext=source_namespace,source_workload,destination_namespace,destination_workload,traffic_direction
      - drop:labelsContext=source_namespace,source_workload,destination_namespace,destination_workload,traffic_direction
`;

/**
 * Says why a metric cannot answer our questions, and what to add so that it can.
 *
 * @internal
 */
export function metricProblem(
  upstream: Upstream,
  metric: string,
  labels: Exclude<MetricLabels, { kind: 'usable' }>,
): UpstreamProblem {
  switch (labels.kind) {
    case 'metric-missing':
      return labels.elsewhere
        ? {
            upstream,
            code: 'metric-missing',
            message: `Prometheus of ${upstream.name} has series ${metric}, but none with the configured matchers.`,
            hint: `Compare cns.clusters.${upstream.name}.prometheus.matchers with the labels of ${metric}.`,
          }
        : {
            upstream,
            code: 'metric-missing',
            message: `Prometheus of ${upstream.name} has had no series ${metric} in the last hour: Hubble's metrics are off, or not scraped.`,
            hint: `Helm values of Cilium:\n${HUBBLE_METRICS_VALUES}and let Prometheus scrape the Service hubble-metrics (port 9965), for example with hubble.metrics.serviceMonitor.enabled: true`,
          };
    case 'labels-missing':
      return {
        upstream,
        code: 'labels-missing',
        message: `The series ${metric} in Prometheus of ${
          upstream.name
        } do not say which namespace they are about${
          labels.found.length > 0 ? ` (labels: ${labels.found.join(', ')})` : ''
        }.`,
        hint: `Helm values of Cilium:\n${HUBBLE_METRICS_VALUES}`,
      };
    case 'several-clusters':
      return {
        upstream,
        code: 'several-clusters',
        message: `Prometheus of ${
          upstream.name
        } has the metrics of several clusters (${labels.label}: ${labels.values
          .slice(0, 5)
          .join(', ')}${labels.values.length > 5 ? ', …' : ''}).`,
        hint: `Say which is this one: cns.clusters.${upstream.name}.prometheus.matchers: { ${labels.label}: <value> }`,
      };
    default: {
      const never: never = labels;
      throw new Error(`No problem for ${JSON.stringify(never)}`);
    }
  }
}

/**
 * Says that drops are counted, but not why: the metric with the reasons is not there, or does not name namespaces.
 *
 * @internal
 */
export function dropsProblem(upstream: Upstream): UpstreamProblem {
  return {
    upstream,
    code: 'labels-missing',
    message: `Why flows were dropped is not shown: Prometheus of ${upstream.name} has no series hubble_drop_total that say between which namespaces.`,
    hint: `Helm values of Cilium:\n${HUBBLE_METRICS_VALUES}`,
  };
}
