import { createTestApi, TestApi } from '../testing/createTestApi';

const PODS = '/api/v1/pods';

async function page(api: TestApi, query: string) {
  const { status, body } = await api.json(`${PODS}?${query}`);
  return { status, body };
}

function policy(name: string) {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ metadata: { name }, spec: { podSelector: {} } }),
  };
}

describe('list', () => {
  it('gives every object once over all pages, with the number of the rest', async () => {
    const api = createTestApi('thousand-pods');
    const names = new Set<string>();
    const remaining: unknown[] = [];
    let token = '';
    let pages = 0;
    do {
      const { body } = await api.json(`${PODS}?limit=500&continue=${token}`);
      expect(body).toMatchObject({ kind: 'PodList', apiVersion: 'v1' });
      const list = toList(body);
      for (const item of list.items)
        names.add(`${item.metadata.namespace}/${item.metadata.name}`);
      remaining.push(list.metadata.remainingItemCount);
      token = list.metadata.continue ?? '';
      pages += 1;
    } while (token);
    const total = api.cluster.objects.count('pods');
    expect(names.size).toBe(total);
    expect(pages).toBe(Math.ceil(total / 500));
    expect(remaining).toEqual([total - 500, total - 1000, undefined]);
  });

  it('shows all pages as of the first, whatever changes in between', async () => {
    const api = createTestApi();
    const path = '/apis/networking.k8s.io/v1/namespaces/shop/networkpolicies';
    const first = toList((await api.json(`${path}?limit=1`)).body);
    await api.json(path, policy('a-new-one'));
    await api.json(path, policy('z-new-one'));
    await api.json(`${path}/web-production-auto-deploy`, { method: 'DELETE' });
    const rest = toList(
      (await api.json(`${path}?limit=10&continue=${first.metadata.continue}`))
        .body,
    );
    expect(
      [...first.items, ...rest.items].map(({ metadata }) => metadata.name),
    ).toEqual([
      'catalog-allow-clients',
      'recommendations-egress',
      'web-production-auto-deploy',
    ]);
    expect(rest.metadata.resourceVersion).toBe(first.metadata.resourceVersion);
    const now = toList((await api.json(path)).body);
    expect(now.items.map(({ metadata }) => metadata.name)).toEqual([
      'a-new-one',
      'catalog-allow-clients',
      'recommendations-egress',
      'z-new-one',
    ]);
  });

  it('answers an expired token with 410 and one to go on without consistency', async () => {
    const api = createTestApi();
    const path = '/apis/networking.k8s.io/v1/namespaces/shop/networkpolicies';
    const first = toList((await api.json(`${path}?limit=1`)).body);
    await api.json(path, policy('another'));
    api.cluster.objects.compact();
    const { status, body } = await api.json(
      `${path}?limit=1&continue=${first.metadata.continue}`,
    );
    expect(status).toBe(410);
    expect(body).toMatchObject({
      kind: 'Status',
      reason: 'Expired',
      code: 410,
    });
    const next = toList(
      (
        await api.json(
          `${path}?limit=1&continue=${toList(body).metadata.continue}`,
        )
      ).body,
    );
    expect(next.items[0].metadata.name).toBe('recommendations-egress');
  });

  it.each([
    ['labelSelector=app%3Dweb', 3],
    ['labelSelector=app+in+(web,cart)', 5],
    ['labelSelector=!app', 0],
    ['labelSelector=app%3Dweb,tier!%3Dweb', 0],
    ['fieldSelector=metadata.namespace%3Dshop', 9],
    ['fieldSelector=status.phase!%3DRunning', 0],
    [
      'fieldSelector=spec.nodeName%3Dprod-eu-node-1,metadata.namespace%3Dkube-system',
      3,
    ],
  ])('selects by %s', async (query, count) => {
    const { body } = await page(createTestApi(), query);
    expect(toList(body).items).toHaveLength(count);
  });

  it.each([
    ['labelSelector=a%3Db%3Dc', 400],
    ['labelSelector=a+in+b', 400],
    ['fieldSelector=spec.image%3Da', 400],
    ['limit=many', 400],
    ['continue=garbage', 400],
    ['resourceVersion=abc', 400],
    ['resourceVersionMatch=Exact', 422],
    ['resourceVersion=1&resourceVersionMatch=Exact', 410],
  ])('refuses %s with %i', async (query, code) => {
    const { status, body } = await page(createTestApi(), query);
    expect(status).toBe(code);
    expect(body).toMatchObject({ kind: 'Status', status: 'Failure', code });
  });

  it('waits three seconds for a version of the future, then gives up', async () => {
    const api = createTestApi();
    const answer = api.json(`${PODS}?resourceVersion=99999999`);
    await new Promise(resolve => setImmediate(resolve));
    api.clock.advance(3000);
    expect((await answer).status).toBe(504);
  });
});

interface List {
  readonly metadata: {
    readonly resourceVersion: string;
    readonly continue?: string;
    readonly remainingItemCount?: number;
  };
  readonly items: readonly {
    readonly metadata: { readonly name: string; readonly namespace: string };
  }[];
}

function toList(body: unknown): List {
  return JSON.parse(JSON.stringify(body));
}
