import { Cluster, GitlabProject, ManualClock, World } from '../world';
import { createWorld } from './createWorld';
import { ScenarioName } from './Scenario';

const START = '2026-11-22T12:00:00Z';

function world(scenario: ScenarioName, seed = 1): World {
  return createWorld({
    scenario,
    seed,
    clock: new ManualClock(START),
    size: { pods: 300, policies: 30, clusters: 3 },
  });
}

/** All that a world says, as text. */
function bytes({ clusters, gitlab }: World): string {
  return JSON.stringify(
    {
      clusters: [...clusters.values()].map((cluster: Cluster) => ({
        name: cluster.name,
        traffic: cluster.traffic,
        objects: cluster.kinds.map(kind => cluster.objects.list(kind.id)),
      })),
      projects: [...gitlab.projects.values()].map(
        (project: GitlabProject) => project,
      ),
    },
    (_, value) => (value instanceof Map ? [...value] : value),
  );
}

describe('createWorld', () => {
  it.each(['shop', 'thousand-pods', 'empty'] as const)(
    'makes the same %s from the same seed, byte for byte',
    scenario => {
      expect(bytes(world(scenario))).toBe(bytes(world(scenario)));
      expect(bytes(world(scenario, 2))).not.toBe(bytes(world(scenario)));
    },
  );

  it('spreads a sized world evenly', () => {
    const { clusters } = world('thousand-pods');
    expect([...clusters.keys()]).toEqual([
      'cluster-1',
      'cluster-2',
      'cluster-3',
    ]);
    for (const { objects } of clusters.values()) {
      const own = objects
        .list('pods')
        .filter(pod => pod.metadata.namespace !== 'kube-system');
      expect(own).toHaveLength(100);
      expect(
        objects.count('networkpolicies.networking.k8s.io') +
          objects.count('ciliumnetworkpolicies.cilium.io'),
      ).toBe(10);
      expect(
        own.filter(pod => pod.metadata.labels?.app === 'orders'),
      ).toHaveLength(10);
    }
  });

  it('has in the shop what the pages are to show', () => {
    const { clusters, gitlab } = world('shop');
    const production = clusters.get('prod-eu');
    const staging = clusters.get('staging');
    if (!production || !staging) throw new Error('a cluster is missing');
    const invalid = production.objects
      .list('ciliumnetworkpolicies.cilium.io')
      .filter(policy => JSON.stringify(policy.status).includes('"False"'));
    expect(invalid.map(policy => policy.metadata.name)).toEqual([
      'ledger-partner-access',
    ]);
    const managed = new Set(
      staging.objects
        .list('ciliumendpoints.cilium.io')
        .map(({ metadata }) => `${metadata.namespace}/${metadata.name}`),
    );
    const unmanaged = staging.objects
      .list('pods', 'shop')
      .filter(pod => !managed.has(`shop/${pod.metadata.name}`))
      .map(pod => pod.metadata.labels?.app);
    expect(unmanaged).toEqual(['cart', 'web']);
    expect(
      [...(gitlab.projects.get(102)?.pipelines.values() ?? [])].at(-1)?.status,
    ).toBe('failed');
  });

  it('reads the same log twice, and no line of the future', () => {
    const clock = new ManualClock(START);
    const [cluster] = createWorld({
      scenario: 'shop',
      seed: 1,
      clock,
    }).clusters.values();
    const pod = cluster.objects
      .list('pods', 'kube-system')
      .find(item => item.metadata.labels?.['k8s-app'] === 'cilium');
    const read = () =>
      cluster.readLog({
        namespace: 'kube-system',
        pod: pod?.metadata.name ?? '',
        container: 'cilium-monitor',
        previous: false,
      });
    const before = read();
    expect(before.length).toBeGreaterThan(100);
    expect(
      before.some(line => line.text.startsWith('xx drop (Policy denied)')),
    ).toBe(true);
    clock.advance(60_000);
    const after = read();
    const known = new Map(before.map(line => [line.at, line.text]));
    const again = after.filter(line => known.has(line.at));
    expect(again.length).toBeGreaterThan(100);
    expect(again.every(line => known.get(line.at) === line.text)).toBe(true);
    expect(after.every(line => line.at <= clock.now())).toBe(true);
  });
});
