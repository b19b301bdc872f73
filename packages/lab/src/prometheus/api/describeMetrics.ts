const TYPES: ReadonlyMap<string, readonly [type: string, help: string]> =
  new Map([
    [
      'hubble_flows_processed_total',
      ['counter', 'Total number of flows processed'],
    ],
    ['hubble_drop_total', ['counter', 'Number of drops']],
    [
      'hubble_policy_verdicts_total',
      ['counter', 'Total number of Cilium network policy verdicts'],
    ],
    [
      'hubble_port_distribution_total',
      ['counter', 'Numbers of packets distributed by destination port'],
    ],
    ['hubble_tcp_flags_total', ['counter', 'TCP flag occurrences']],
    ['hubble_icmp_total', ['counter', 'Number of ICMP messages']],
    [
      'hubble_flows_to_world_total',
      ['counter', 'Total number of flows to reserved:world'],
    ],
    ['hubble_dns_queries_total', ['counter', 'Number of DNS queries observed']],
    [
      'hubble_dns_responses_total',
      ['counter', 'Number of DNS responses observed'],
    ],
    [
      'hubble_dns_response_types_total',
      ['counter', 'Number of DNS queries observed'],
    ],
    ['hubble_http_requests_total', ['counter', 'Count of HTTP requests']],
    ['hubble_http_responses_total', ['counter', 'Count of HTTP responses']],
    [
      'hubble_http_request_duration_seconds',
      ['histogram', 'Quantiles of HTTP request duration in seconds'],
    ],
    ['hubble_lost_events_total', ['counter', 'Number of lost events']],
    ['cilium_policy', ['gauge', 'Number of policies currently loaded']],
    ['cilium_endpoint_state', ['gauge', 'Count of all endpoints']],
    [
      'cilium_unreachable_nodes',
      ['gauge', 'Number of nodes that cannot be reached'],
    ],
  ]);

/**
 * `data` of `/api/v1/metadata`: type and help of the metrics that are there. `up` has none, as Prometheus writes it.
 *
 * @internal
 */
export function describeMetrics(
  metrics: readonly string[],
  only: string | undefined,
): Record<string, readonly object[]> {
  const found: Record<string, readonly object[]> = {};
  for (const metric of metrics) {
    const family = metric.replace(/_(bucket|count|sum)$/, '');
    const described = TYPES.get(metric) ?? TYPES.get(family);
    const name = TYPES.has(metric) ? metric : family;
    if (described && (only === undefined || only === name)) {
      found[name] = [{ type: described[0], help: described[1], unit: '' }];
    }
  }
  return found;
}
