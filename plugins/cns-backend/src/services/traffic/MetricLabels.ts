import { PrometheusClient } from '../../clients/prometheus/PrometheusClient';
import { PromQuery } from '../../clients/prometheus/PromQuery';
import { EndpointLabels } from './EndpointLabels';

const LOOK_BACK_SECONDS = 3_600;

/** Labels by which stores that hold several clusters usually tell them apart. */
const CLUSTER_LABELS = [
  'cluster',
  'cluster_name',
  'k8s_cluster',
  'k8s_cluster_name',
  'kubernetes_cluster',
  'cluster_id',
] as const;

/**
 * What the series of one Hubble metric of one cluster look like, and so which questions it can answer.
 *
 * @internal
 */
export type MetricLabels =
  | {
      readonly kind: 'usable';
      readonly source: EndpointLabels;
      readonly destination: EndpointLabels;
    }
  /** No series in the last hour; `elsewhere`: there are some without the cluster's matchers. */
  | { readonly kind: 'metric-missing'; readonly elsewhere: boolean }
  /** There are series, but they do not say which namespace they are about. */
  | { readonly kind: 'labels-missing'; readonly found: readonly string[] }
  /** The series of several clusters are mixed, told apart by `label`. */
  | {
      readonly kind: 'several-clusters';
      readonly label: string;
      readonly values: readonly string[];
    };

/**
 * Finds out which of the variants of Hubble's context options a metric has, with one to four cheap calls (the index of the store, no samples).
 *
 * @param options - `namespaces`: the cluster's own, by which a namespace is told from other short names; empty when they are not known; `now`: epoch seconds
 * @internal
 */
export async function readMetricLabels(options: {
  readonly client: PrometheusClient;
  readonly metric: string;
  readonly namespaces: ReadonlySet<string>;
  readonly now: number;
}): Promise<MetricLabels> {
  const { client, metric, namespaces } = options;
  const times = { start: options.now - LOOK_BACK_SECONDS, end: options.now };
  const selector = PromQuery.select(metric, client.matchers);
  const { data: names } = await client.labelNames(selector, times);

  if (names.length === 0) {
    const anywhere =
      client.matchers.length > 0
        ? await client.labelNames(PromQuery.select(metric), times)
        : undefined;
    return {
      kind: 'metric-missing',
      elsewhere: (anywhere?.data.length ?? 0) > 0,
    };
  }

  const clusterLabel =
    client.matchers.length === 0
      ? CLUSTER_LABELS.find(label => names.includes(label))
      : undefined;
  if (clusterLabel) {
    const { data } = await client.labelValues(clusterLabel, selector, times);
    if (data.length > 1) {
      return {
        kind: 'several-clusters',
        label: clusterLabel,
        values: [...data].sort(),
      };
    }
  }

  const [source, destination] = await Promise.all(
    (['source', 'destination'] as const).map(end =>
      readEndpointLabels({ end, names, client, selector, times, namespaces }),
    ),
  );
  return source && destination
    ? { kind: 'usable', source, destination }
    : {
        kind: 'labels-missing',
        found: names.filter(name => /^(source|destination)/.test(name)),
      };
}

async function readEndpointLabels(options: {
  readonly end: 'source' | 'destination';
  readonly names: readonly string[];
  readonly client: PrometheusClient;
  readonly selector: PromQuery;
  readonly times: { readonly start: number; readonly end: number };
  readonly namespaces: ReadonlySet<string>;
}): Promise<EndpointLabels | undefined> {
  const { end, names, client, selector, times, namespaces } = options;
  const workload = names.find(name => name === `${end}_workload`);
  if (names.includes(`${end}_namespace`)) {
    return { kind: 'namespace', label: `${end}_namespace`, workload };
  }
  if (!names.includes(end)) {
    return undefined;
  }
  const { data: values } = await client.labelValues(end, selector, times);
  const form = formOf(values, namespaces);
  switch (form) {
    case undefined:
      return undefined;
    case 'namespace':
      return { kind: form, label: end, workload };
    case 'slash':
      return { kind: form, label: end };
    default: {
      const never: never = form;
      throw new Error(`No such form: ${never}`);
    }
  }
}

/** What the values of a label `source` or `destination` are; nothing for names of pods or workloads without namespace, addresses, identities. */
function formOf(
  values: readonly string[],
  namespaces: ReadonlySet<string>,
): 'namespace' | 'slash' | undefined {
  const known = (name: string) => namespaces.size === 0 || namespaces.has(name);
  const inside = values.filter(
    value => value !== '' && !value.startsWith('reserved:'),
  );
  if (
    inside.some(value => {
      const [namespace, name, ...more] = value.split('/');
      return name && more.length === 0 && known(namespace);
    })
  ) {
    return 'slash';
  }
  // No pod has sent or received anything yet: nothing contradicts the usual form.
  return inside.length === 0 ||
    inside.some(value => /^[a-z0-9-]{1,63}$/.test(value) && known(value))
    ? 'namespace'
    : undefined;
}
