import { KubernetesObject } from '../../world';
import { createTestApi, TestApi } from '../testing/createTestApi';
import { readEvents } from '../testing/readEvents';

const PATH = '/apis/networking.k8s.io/v1/namespaces/shop/networkpolicies';

async function watch(api: TestApi, query: string, init?: RequestInit) {
  return readEvents(await api.request(`${PATH}?watch=1&${query}`, init));
}

function change(
  api: TestApi,
  name: string,
  labels: Record<string, string>,
): KubernetesObject {
  const resource = 'networkpolicies.networking.k8s.io';
  const old = api.cluster.objects.get(resource, 'shop', name);
  if (!old) throw new Error(`There is no ${name}`);
  return api.cluster.objects.put(resource, {
    ...old,
    metadata: { ...old.metadata, labels },
  });
}

describe('watch', () => {
  it('sends what happens after a version, in the namespace only', async () => {
    const api = createTestApi();
    const events = await watch(
      api,
      `resourceVersion=${api.cluster.objects.version}`,
    );
    api.cluster.objects.remove(
      'networkpolicies.networking.k8s.io',
      'data',
      'postgres',
    );
    const changed = change(api, 'catalog-allow-clients', { a: 'b' });
    expect(await events.next()).toMatchObject({
      type: 'MODIFIED',
      object: {
        metadata: {
          name: 'catalog-allow-clients',
          resourceVersion: changed.metadata.resourceVersion,
        },
      },
    });
    api.cluster.objects.remove(
      'networkpolicies.networking.k8s.io',
      'shop',
      'catalog-allow-clients',
    );
    expect(await events.next()).toMatchObject({ type: 'DELETED' });
  });

  it('begins with the present and a marked bookmark for a WatchList', async () => {
    const api = createTestApi();
    const version = api.cluster.objects.version;
    const events = await watch(
      api,
      'sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true',
    );
    const types = [];
    for (let i = 0; i < 3; i += 1) types.push((await events.next())?.type);
    expect(types).toEqual(['ADDED', 'ADDED', 'ADDED']);
    expect(await events.next()).toEqual({
      type: 'BOOKMARK',
      object: {
        kind: 'NetworkPolicy',
        apiVersion: 'networking.k8s.io/v1',
        metadata: {
          resourceVersion: String(version),
          annotations: { 'k8s.io/initial-events-end': 'true' },
        },
      },
    });
  });

  it('does not lose or repeat a change made while the present is still being read', async () => {
    const api = createTestApi();
    const events = await watch(api, 'resourceVersion=0');
    change(api, 'catalog-allow-clients', { late: 'yes' });
    const seen: string[] = [];
    for (let i = 0; i < 4; i += 1) {
      const event = await events.next();
      seen.push(
        `${event?.type} ${JSON.stringify(event?.object.metadata).includes(
          'late',
        )}`,
      );
    }
    expect(seen).toEqual([
      'ADDED false',
      'ADDED false',
      'ADDED false',
      'MODIFIED true',
    ]);
  });

  it('tells of objects that start and stop to match', async () => {
    const api = createTestApi();
    const events = await watch(
      api,
      `labelSelector=mark%3Dyes&resourceVersion=${api.cluster.objects.version}`,
    );
    change(api, 'catalog-allow-clients', { other: 'x' });
    change(api, 'catalog-allow-clients', { mark: 'yes' });
    const gone = change(api, 'catalog-allow-clients', {});
    expect((await events.next())?.type).toBe('ADDED');
    expect(await events.next()).toMatchObject({
      type: 'DELETED',
      // As it last matched, at the version of the change that took it away.
      object: {
        metadata: {
          labels: { mark: 'yes' },
          resourceVersion: gone.metadata.resourceVersion,
        },
      },
    });
  });

  it('answers 410 inside the stream when the past is forgotten', async () => {
    const api = createTestApi();
    const version = api.cluster.objects.version;
    change(api, 'catalog-allow-clients', { a: '1' });
    api.cluster.objects.compact();
    const response = await api.request(
      `${PATH}?watch=1&resourceVersion=${version}`,
    );
    expect(response.status).toBe(200);
    const events = readEvents(response);
    expect(await events.next()).toMatchObject({
      type: 'ERROR',
      object: {
        kind: 'Status',
        code: 410,
        reason: 'Expired',
        message: `too old resource version: ${version} (${version + 1})`,
      },
    });
    expect(await events.next()).toBeUndefined();
  });

  it('sends a bookmark each minute and ends after its time', async () => {
    const api = createTestApi();
    const events = await watch(
      api,
      `resourceVersion=${api.cluster.objects.version}&allowWatchBookmarks=true&timeoutSeconds=100`,
    );
    api.clock.advance(60_000);
    expect((await events.next())?.type).toBe('BOOKMARK');
    api.clock.advance(38_000);
    expect((await events.next())?.type).toBe('BOOKMARK');
    api.clock.advance(2_000);
    expect(await events.next()).toBeUndefined();
  });

  it('ends when the client goes', async () => {
    const api = createTestApi();
    const gone = new AbortController();
    const events = await watch(
      api,
      `resourceVersion=${api.cluster.objects.version}`,
      { signal: gone.signal },
    );
    gone.abort();
    expect(await events.next()).toBeUndefined();
  });

  it('wants resourceVersionMatch with sendInitialEvents', async () => {
    const { status, body } = await createTestApi().json(
      `${PATH}?watch=1&sendInitialEvents=true&allowWatchBookmarks=true`,
    );
    expect(status).toBe(422);
    expect(body).toMatchObject({
      details: {
        causes: [
          { reason: 'FieldValueForbidden', field: 'resourceVersionMatch' },
        ],
      },
    });
  });

  it('serves many watches of a busy resource without slowing down', async () => {
    const api = createTestApi();
    const readers = await Promise.all(
      Array.from({ length: 200 }, () =>
        watch(api, `resourceVersion=${api.cluster.objects.version}`),
      ),
    );
    for (let i = 0; i < 50; i += 1)
      change(api, 'catalog-allow-clients', { i: String(i) });
    for (const events of readers) {
      let last;
      for (let i = 0; i < 50; i += 1) last = await events.next();
      expect(last).toMatchObject({
        object: { metadata: { labels: { i: '49' } } },
      });
    }
  });
});
