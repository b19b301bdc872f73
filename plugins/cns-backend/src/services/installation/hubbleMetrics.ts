/** One entry of Hubble's list of metrics: `flow:sourceContext=namespace;destinationContext=namespace`. @internal */
export interface HubbleMetric {
  readonly name: string;
  readonly options: ReadonlyMap<string, string>;
  /** As written. */
  readonly text: string;
}

/**
 * Reads the value `hubble-metrics` of the ConfigMap `cilium-config`: entries separated by white space.
 *
 * @internal
 */
export function parseHubbleMetrics(value: string): readonly HubbleMetric[] {
  return value
    .split(/\s+/)
    .filter(Boolean)
    .map(text => {
      const [name, ...rest] = text.split(':');
      const options = rest
        .join(':')
        .split(';')
        .filter(Boolean)
        .map((option): [string, string] => {
          const [key, ...words] = option.split('=');
          return [key, words.join('=')];
        });
      return { name, options: new Map(options), text };
    });
}

// Identifiers of contexts from which a namespace can be read.
const NAMING_NAMESPACES = ['namespace', 'pod', 'workload'];

/**
 * Whether the series of a metric say which namespaces they are between.
 *
 * @internal
 */
export function namesNamespaces(metric: HubbleMetric): boolean {
  const labels = (metric.options.get('labelsContext') ?? '').split(',');
  const named = (end: 'source' | 'destination') =>
    labels.includes(`${end}_namespace`) ||
    (metric.options.get(`${end}Context`) ?? '')
      .split('|')
      .some(context => NAMING_NAMESPACES.includes(context));
  return named('source') && named('destination');
}

const RECOMMENDED = ['flow', 'drop'].map(
  name =>
    `${name}:labelsContext=source_namespace,source_workload,destination_namespace,destination_workload,traffic_direction`,
);

/**
 * Helm values of Cilium that keep the metrics which are on and make `flow` and `drop` name namespaces.
 *
 * @internal
 */
export function hubbleMetricsValues(
  present: readonly HubbleMetric[] = [],
): string {
  const kept = present
    .filter(({ name }) => name !== 'flow' && name !== 'drop')
    .map(({ text }) => text);
  return [
    'hubble:',
    '  enabled: true',
    '  metrics:',
    '    enabled:',
    ...[...kept, ...RECOMMENDED].map(
      entry => `      - ${JSON.stringify(entry)}`,
    ),
    '',
  ].join('\n');
}
