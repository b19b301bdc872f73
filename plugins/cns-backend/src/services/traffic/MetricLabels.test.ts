import {
  FakePrometheus,
  FakePrometheusOptions,
} from '../testing/FakePrometheus';
import { readMetricLabels } from './MetricLabels';

const METRIC = 'hubble_flows_processed_total';
const COMMON = [
  '__name__',
  'instance',
  'protocol',
  'subtype',
  'type',
  'verdict',
];

function read(
  options: FakePrometheusOptions & { names?: readonly string[] },
  namespaces: readonly string[] = ['shop', 'payments', 'kube-system'],
) {
  return readMetricLabels({
    client: new FakePrometheus({
      ...(options.names && { labels: { [METRIC]: options.names } }),
      ...options,
    }),
    metric: METRIC,
    namespaces: new Set(namespaces),
    now: 1_000_000,
  });
}

const usable = (labels: (end: string) => object) => ({
  kind: 'usable',
  source: labels('source'),
  destination: labels('destination'),
});

describe('readMetricLabels', () => {
  it('recognises labelsContext with workloads', async () => {
    await expect(
      read({
        names: [
          ...COMMON,
          'source_namespace',
          'source_workload',
          'destination_namespace',
          'destination_workload',
          'traffic_direction',
        ],
      }),
    ).resolves.toEqual(
      usable(end => ({
        kind: 'namespace',
        label: `${end}_namespace`,
        workload: `${end}_workload`,
      })),
    );
  });

  it('prefers it to a source that is only a name', async () => {
    await expect(
      read({
        names: [
          ...COMMON,
          'source',
          'destination',
          'source_namespace',
          'destination_namespace',
        ],
        values: { source: ['web', 'cart'], destination: ['web', 'cart'] },
      }),
    ).resolves.toEqual(
      usable(end => ({
        kind: 'namespace',
        label: `${end}_namespace`,
        workload: undefined,
      })),
    );
  });

  it.each([
    ['the context namespace', ['', 'shop', 'payments']],
    [
      'the contexts namespace and reserved-identity',
      ['shop', 'reserved:world'],
    ],
    ['no pod traffic yet', ['', 'reserved:host']],
  ])('recognises %s', async (_, values) => {
    await expect(
      read({
        names: [...COMMON, 'source', 'destination'],
        values: { source: values, destination: values },
      }),
    ).resolves.toEqual(
      usable(end => ({ kind: 'namespace', label: end, workload: undefined })),
    );
  });

  it('recognises namespaces beside workloads by labelsContext', async () => {
    await expect(
      read({
        names: [
          ...COMMON,
          'source',
          'destination',
          'source_workload',
          'destination_workload',
        ],
        values: { source: ['shop'], destination: ['shop'] },
      }),
    ).resolves.toEqual(
      usable(end => ({
        kind: 'namespace',
        label: end,
        workload: `${end}_workload`,
      })),
    );
  });

  it.each([
    ['pods', ['shop/cart-7d8c5b6f9-t4rld', '198.51.100.25', 'api.example.com']],
    ['workloads', ['shop/cart', '']],
  ])('recognises namespaced %s', async (_, values) => {
    await expect(
      read({
        names: [...COMMON, 'source', 'destination'],
        values: { source: values, destination: values },
      }),
    ).resolves.toEqual(usable(end => ({ kind: 'slash', label: end })));
  });

  it.each([
    ['no context', COMMON, []],
    ['one end only', [...COMMON, 'destination'], ['shop']],
    ['names without namespace', [...COMMON, 'source', 'destination'], ['web']],
    ['addresses', [...COMMON, 'source', 'destination'], ['10.0.0.1']],
    [
      'identities, which have slashes too',
      [...COMMON, 'source', 'destination'],
      ['k8s:app.kubernetes.io/name=api,k8s:io.kubernetes.pod.namespace=shop'],
    ],
  ])('says that labels are missing with %s', async (_, names, values) => {
    await expect(
      read({ names, values: { source: values, destination: values } }),
    ).resolves.toEqual({
      kind: 'labels-missing',
      found: names.filter(name => /^(source|dest)/.test(name)),
    });
  });

  it('says that the metric is missing', async () => {
    await expect(read({})).resolves.toEqual({
      kind: 'metric-missing',
      elsewhere: false,
    });
  });

  it('tells matchers that are wrong from a metric that is missing', async () => {
    const client = new FakePrometheus({
      matchers: [{ label: 'cluster', op: 'is', value: 'prod-eu' }],
      labels: { [METRIC]: [...COMMON, 'cluster'] },
    });
    // With the matchers there is nothing.
    const { labelNames } = client;
    client.labelNames = async selector =>
      String(selector).includes('{')
        ? { data: [], warnings: [] }
        : labelNames.call(client, selector);
    await expect(
      readMetricLabels({
        client,
        metric: METRIC,
        namespaces: new Set(),
        now: 1_000_000,
      }),
    ).resolves.toEqual({ kind: 'metric-missing', elsewhere: true });
  });

  it('refuses to mix clusters', async () => {
    await expect(
      read({
        names: [...COMMON, 'cluster', 'source', 'destination'],
        values: { cluster: ['staging', 'prod-eu'], source: ['shop'] },
      }),
    ).resolves.toEqual({
      kind: 'several-clusters',
      label: 'cluster',
      values: ['prod-eu', 'staging'],
    });
  });

  it('does not mind a cluster label that is always the same, or that is matched', async () => {
    const names = [...COMMON, 'cluster', 'source', 'destination'];
    const ends = { source: ['shop'], destination: ['shop'] };
    await expect(
      read({ names, values: { cluster: ['prod-eu'], ...ends } }),
    ).resolves.toMatchObject({ kind: 'usable' });
    await expect(
      read({
        names,
        matchers: [{ label: 'cluster', op: 'is', value: 'prod-eu' }],
        values: { cluster: ['prod-eu', 'staging'], ...ends },
      }),
    ).resolves.toMatchObject({ kind: 'usable' });
  });
});
