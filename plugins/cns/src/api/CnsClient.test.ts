import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { delay, http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { buildFreshness } from '../testing/buildFreshness';
import { buildPolicy, buildPolicyDetail } from '../testing/buildPolicy';
import { buildTarget } from '../testing/buildTarget';
import type { CnsLiveEvent } from './CnsApi';
import { CnsClient } from './CnsClient';

const BASE = 'http://127.0.0.1:7007/api/cns';
const ENTITY = { kind: 'Component', namespace: 'default', name: 'cart' };
const POLICIES = `${BASE}/v1/entities/component/default/cart/policies`;
const EVENTS = `${BASE}/v1/entities/component/default/cart/events`;

const answer = {
  items: [buildPolicy()],
  targets: [buildTarget()],
  problems: [],
  freshness: [buildFreshness()],
};

describe('CnsClient', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  const createClient = () =>
    new CnsClient({
      discoveryApi: {
        getBaseUrl: async pluginId => `http://127.0.0.1:7007/api/${pluginId}`,
      },
      fetchApi: { fetch },
    });

  it('asks the path of the entity and yields the checked answer', async () => {
    server.use(http.get(POLICIES, () => HttpResponse.json(answer)));

    await expect(createClient().getPolicies(ENTITY)).resolves.toEqual(answer);
  });

  it('sends the ETag of the last answer, and a 304 is the same object again', async () => {
    const sent: (string | null)[] = [];
    server.use(
      http.get(POLICIES, ({ request }) => {
        const etag = request.headers.get('if-none-match');
        sent.push(etag);
        return etag === '"one"'
          ? new HttpResponse(null, { status: 304 })
          : HttpResponse.json(answer, { headers: { etag: '"one"' } });
      }),
    );
    const client = createClient();

    const first = await client.getPolicies(ENTITY);
    const second = await client.getPolicies(ENTITY);

    expect(sent).toEqual([null, '"one"']);
    expect(second).toBe(first);
  });

  it('takes a changed answer with its new ETag', async () => {
    let version = 1;
    const sent: (string | null)[] = [];
    server.use(
      http.get(POLICIES, ({ request }) => {
        sent.push(request.headers.get('if-none-match'));
        return HttpResponse.json(
          { ...answer, items: [buildPolicy({ name: `v${version}` })] },
          { headers: { etag: `"${version}"` } },
        );
      }),
    );
    const client = createClient();
    await client.getPolicies(ENTITY);
    version = 2;
    const second = await client.getPolicies(ENTITY);
    await client.getPolicies(ENTITY);

    expect(second.items[0]?.name).toBe('v2');
    expect(sent).toEqual([null, '"1"', '"2"']);
  });

  it('keeps the answers to different questions apart', async () => {
    const asked: string[] = [];
    server.use(
      http.get(`${POLICIES}/item`, ({ request }) => {
        const url = new URL(request.url);
        asked.push(
          `${url.search} ${request.headers.get('if-none-match') ?? 'none'}`,
        );
        return HttpResponse.json(
          { items: [buildPolicyDetail()], problems: [], freshness: [] },
          { headers: { etag: '"same"' } },
        );
      }),
    );
    const client = createClient();
    const ref = {
      cluster: 'prod-eu',
      kind: 'NetworkPolicy',
      namespace: 'shop',
      name: 'a b&c',
    } as const;
    await client.getPolicy(ENTITY, ref);
    await client.getPolicy(ENTITY, { ...ref, namespace: undefined });

    expect(asked).toEqual([
      '?cluster=prod-eu&kind=NetworkPolicy&namespace=shop&name=a+b%26c none',
      '?cluster=prod-eu&kind=NetworkPolicy&name=a+b%26c none',
    ]);
  });

  it('escapes the parts of the path', async () => {
    let asked = '';
    server.use(
      http.get(`${BASE}/*`, ({ request }) => {
        asked = new URL(request.url).pathname;
        return HttpResponse.json(answer);
      }),
    );

    await createClient().getPolicies({ ...ENTITY, name: '../x?y' });

    expect(asked).toBe(
      '/api/cns/v1/entities/component/default/..%2Fx%3Fy/policies',
    );
  });

  it.each([401, 403, 404, 500, 503])(
    'rejects with the status when the backend answers %i',
    async status => {
      server.use(
        http.get(POLICIES, () =>
          HttpResponse.json(
            { error: { name: 'Error', message: 'no' }, response: {} },
            { status },
          ),
        ),
      );

      await expect(createClient().getPolicies(ENTITY)).rejects.toMatchObject({
        name: 'ResponseError',
        statusCode: status,
      });
    },
  );

  it('says that versions may differ when the answer has another shape', async () => {
    server.use(http.get(POLICIES, () => HttpResponse.json({ items: 'many' })));

    await expect(createClient().getPolicies(ENTITY)).rejects.toMatchObject({
      name: 'UnexpectedAnswerError',
      message: expect.stringContaining('different versions'),
    });
  });

  it('says so when the answer is not JSON', async () => {
    server.use(http.get(POLICIES, () => HttpResponse.html('<p>sign in</p>')));

    await expect(createClient().getPolicies(ENTITY)).rejects.toMatchObject({
      name: 'UnexpectedAnswerError',
      message: expect.stringContaining('not JSON'),
    });
  });

  it('gives up when told to', async () => {
    server.use(
      http.get(POLICIES, async () => {
        await delay(5_000);
        return HttpResponse.json(answer);
      }),
    );
    const controller = new AbortController();
    const asked = createClient().getPolicies(ENTITY, {
      signal: controller.signal,
    });
    controller.abort();

    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });

  describe('watchChanges', () => {
    const stream = (...parts: string[]) =>
      new HttpResponse(
        new ReadableStream({
          start(controller) {
            const encoder = new TextEncoder();
            parts.forEach(part => controller.enqueue(encoder.encode(part)));
            controller.close();
          },
        }),
        { headers: { 'content-type': 'text/event-stream' } },
      );

    const collect = async (events: AsyncIterable<CnsLiveEvent>) => {
      const seen: CnsLiveEvent[] = [];
      for await (const event of events) {
        seen.push(event);
      }
      return seen;
    };

    it('reads events also when they arrive in pieces, and passes over what is not ours', async () => {
      server.use(
        http.get(EVENTS, () =>
          stream(
            'event: ready\ndata: \n\n: still here\n\nevent: cha',
            'nge\ndata: {"topics":["policies"],"clus',
            'ters":["prod-eu"]}\n\nevent: change\ndata: not JSON\n\n',
            'event: change\ndata: {"topics":["weather"],"clusters":[]}\n\n',
            'event: other\ndata: {}\n\n',
          ),
        ),
      );

      await expect(
        collect(createClient().watchChanges(ENTITY)),
      ).resolves.toEqual([
        { type: 'ready' },
        {
          type: 'change',
          change: { topics: ['policies'], clusters: ['prod-eu'] },
        },
      ]);
    });

    it('rejects when the stream is refused', async () => {
      server.use(
        http.get(EVENTS, () => HttpResponse.json({}, { status: 503 })),
      );

      await expect(
        collect(createClient().watchChanges(ENTITY)),
      ).rejects.toMatchObject({ statusCode: 503 });
    });

    it('ends the request when told to', async () => {
      server.use(
        http.get(
          EVENTS,
          () =>
            new HttpResponse(
              new ReadableStream({
                start(controller) {
                  controller.enqueue(
                    new TextEncoder().encode('event: ready\ndata: \n\n'),
                  );
                },
              }),
            ),
        ),
      );
      const controller = new AbortController();
      const seen: string[] = [];
      const watching = (async () => {
        for await (const event of createClient().watchChanges(ENTITY, {
          signal: controller.signal,
        })) {
          seen.push(event.type);
          controller.abort();
        }
      })();

      // Some implementations of fetch end the body, others break it; it must not stay open.
      await Promise.allSettled([watching]);
      expect(seen).toEqual(['ready']);
    });
  });
});
