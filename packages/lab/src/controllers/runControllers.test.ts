import { createWorld } from '../scenarios';
import { ManualClock } from '../world';

function shop(name: string) {
  const clock = new ManualClock('2026-11-22T12:00:00Z');
  const cluster = createWorld({
    scenario: 'shop',
    seed: 1,
    clock,
  }).clusters.get(name);
  if (!cluster) throw new Error(`no cluster ${name}`);
  return { clock, cluster, objects: cluster.objects };
}

const POLICIES = 'ciliumnetworkpolicies.cilium.io';

describe("the clusters' own controllers", () => {
  it.each([
    [{ fromEndpoints: [{}], fromCIDR: ['10.0.0.0/8'] }, 'False'],
    [{ fromEndpoints: [{}] }, 'True'],
  ])('let Cilium judge a changed policy: %j', (rule, status) => {
    const { clock, objects } = shop('prod-eu');
    const policy = objects.get(POLICIES, 'data', 'redis-clients');
    if (!policy) throw new Error('no policy');
    objects.put(POLICIES, {
      ...policy,
      spec: { endpointSelector: {}, ingress: [rule] },
    });
    clock.advance(1000);
    expect(objects.get(POLICIES, 'data', 'redis-clients')).toMatchObject({
      status: { conditions: [{ type: 'Valid', status }] },
    });
  });

  it('replace a deleted pod, under Cilium now', () => {
    const { clock, objects } = shop('staging');
    const [cart] = objects
      .list('pods', 'shop')
      .filter(pod => pod.metadata.labels?.app === 'cart');
    expect(
      objects.get('ciliumendpoints.cilium.io', 'shop', cart.metadata.name),
    ).toBeUndefined();
    objects.remove('pods', 'shop', cart.metadata.name);
    clock.advance(1000);
    const [next] = objects
      .list('pods', 'shop')
      .filter(pod => pod.metadata.labels?.app === 'cart');
    expect(next.metadata.name).not.toBe(cart.metadata.name);
    expect(
      objects.get('ciliumendpoints.cilium.io', 'shop', next.metadata.name),
    ).toMatchObject({
      status: {
        identity: { labels: expect.arrayContaining(['k8s:app=cart']) },
      },
    });
  });

  it('replace all pods one after the other when the template changes', () => {
    const { clock, objects } = shop('prod-eu');
    const pods = () =>
      objects
        .list('pods', 'shop')
        .filter(pod => pod.metadata.labels?.app === 'web');
    const before = pods().map(pod => pod.metadata.name);
    const deployment = objects.get('deployments.apps', 'shop', 'web');
    if (!deployment) throw new Error('no deployment');
    const text = JSON.stringify(deployment).replace(
      '"template":{"metadata":{',
      '"template":{"metadata":{"annotations":{"restarted":"now"},',
    );
    const changed = JSON.parse(text);
    objects.put('deployments.apps', {
      ...changed,
      metadata: { ...changed.metadata, generation: 2 },
    });
    clock.advance(500);
    expect(
      pods().filter(pod => before.includes(pod.metadata.name)),
    ).toHaveLength(2);
    clock.advance(5000);
    expect(objects.get('deployments.apps', 'shop', 'web')).toMatchObject({
      status: { observedGeneration: 2 },
    });
    expect(pods()).toHaveLength(3);
    expect(pods().filter(pod => before.includes(pod.metadata.name))).toEqual(
      [],
    );
    expect(pods()[0].metadata.annotations).toEqual({ restarted: 'now' });
  });

  it('take the pods of a deleted controller away', () => {
    const { clock, objects } = shop('prod-eu');
    objects.remove('deployments.apps', 'search', 'search');
    clock.advance(5000);
    expect(objects.list('pods', 'search')).toEqual([]);
  });
});
