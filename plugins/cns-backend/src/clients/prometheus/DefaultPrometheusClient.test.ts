import { registerMswTestHooks } from '@backstage/backend-test-utils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { DefaultHttpClient } from '../../http/DefaultHttpClient';
import { toUpstreamProblem } from '../../http/toUpstreamProblem';
import {
  DefaultPrometheusClient,
  PrometheusEndpoint,
} from './DefaultPrometheusClient';
import { PromQuery } from './PromQuery';

const BASE = 'https://prometheus.test/select/0/prometheus';

describe('DefaultPrometheusClient', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  const create = (endpoint: Partial<PrometheusEndpoint> = {}) =>
    new DefaultPrometheusClient({
      http: new DefaultHttpClient({
        deadlineMs: 2_000,
        maxBytes: 100_000,
        random: () => 0,
      }),
      endpoint: { url: BASE, ...endpoint },
    });

  /** Answers every request to a path, and keeps the requests. */
  function answer(
    path: string,
    body: () => Response,
  ): { url: URL; method: string; headers: Headers; body: string }[] {
    const seen: ReturnType<typeof answer> = [];
    server.use(
      http.all(`${BASE}${path}`, async ({ request }) => {
        seen.push({
          url: new URL(request.url),
          method: request.method,
          headers: request.headers,
          body: await request.text(),
        });
        return body();
      }),
    );
    return seen;
  }

  const success = (data: unknown, more: object = {}) =>
    HttpResponse.json({ status: 'success', data, ...more });

  const vector = (...result: unknown[]) => ({ resultType: 'vector', result });

  it('asks an instant query', async () => {
    const seen = answer('/api/v1/query', () =>
      success(
        vector({ metric: { reason: 'POLICY_DENIED' }, value: [1_000, '12.5'] }),
        { infos: ['ignored'], stats: {} },
      ),
    );
    await expect(
      create().query(PromQuery.select('up').sum(), 1_000),
    ).resolves.toEqual({
      data: [{ labels: { reason: 'POLICY_DENIED' }, value: 12.5 }],
      warnings: [],
    });
    expect(seen[0].method).toBe('GET');
    expect(Object.fromEntries(seen[0].url.searchParams)).toEqual({
      query: 'sum(up)',
      time: '1000',
    });
  });

  it('asks a range query', async () => {
    const seen = answer('/api/v1/query_range', () =>
      success({
        resultType: 'matrix',
        result: [
          {
            metric: {},
            values: [
              [60, '1'],
              [120, 'NaN'],
              [180, '+Inf'],
              [240, '-Inf'],
              [300, '0.25'],
            ],
          },
        ],
      }),
    );
    const { data } = await create().queryRange(PromQuery.select('up'), {
      start: 60,
      end: 360,
      stepSeconds: 60,
    });
    expect([...data[0].points]).toEqual([
      [60, 1],
      [120, undefined],
      [180, undefined],
      [240, undefined],
      [300, 0.25],
    ]);
    expect(Object.fromEntries(seen[0].url.searchParams)).toEqual({
      query: 'up',
      start: '60',
      end: '360',
      step: '60',
    });
  });

  it('passes warnings on', async () => {
    answer('/api/v1/query', () =>
      success(vector(), { warnings: ['store eu-2 did not answer'] }),
    );
    await expect(create().query(PromQuery.select('up'), 1)).resolves.toEqual({
      data: [],
      warnings: ['store eu-2 did not answer'],
    });
  });

  it('sends long queries as a form', async () => {
    const seen = answer('/api/v1/query', () => success(vector()));
    const value = 'x'.repeat(3_000);
    await create().query(
      PromQuery.select('up', [{ label: 'job', op: 'is', value }]),
      1,
    );
    expect(seen[0].method).toBe('POST');
    expect(seen[0].headers.get('content-type')).toBe(
      'application/x-www-form-urlencoded',
    );
    expect(new URLSearchParams(seen[0].body).get('query')).toBe(
      `up{job="${value}"}`,
    );
  });

  it('repeats a long query too', async () => {
    let calls = 0;
    const seen = answer('/api/v1/query', () => {
      calls += 1;
      return calls === 1
        ? new HttpResponse('busy', { status: 503 })
        : success(vector());
    });
    await create().query(
      PromQuery.select('up', [
        { label: 'job', op: 'is', value: 'x'.repeat(3_000) },
      ]),
      1,
    );
    expect(seen.map(({ method }) => method)).toEqual(['POST', 'POST']);
  });

  it('asks for label names and values', async () => {
    const names = answer('/api/v1/labels', () => success(['__name__', 'job']));
    const values = answer('/api/v1/label/job/values', () => success(['a']));
    // VictoriaMetrics has it so when there are none.
    answer('/api/v1/label/instance/values', () => success(null));
    const selector = PromQuery.select('up');
    const times = { start: 1, end: 2 };
    const client = create();
    expect((await client.labelNames(selector, times)).data).toEqual([
      '__name__',
      'job',
    ]);
    expect((await client.labelValues('job', selector, times)).data).toEqual([
      'a',
    ]);
    expect(
      (await client.labelValues('instance', selector, times)).data,
    ).toEqual([]);
    for (const [{ url }] of [names, values]) {
      expect(Object.fromEntries(url.searchParams)).toEqual({
        'match[]': 'up',
        start: '1',
        end: '2',
      });
    }
  });

  it('asks for the version', async () => {
    answer('/api/v1/status/buildinfo', () => success({ version: '2.53.3' }));
    await expect(create().buildInfo()).resolves.toEqual({ version: '2.53.3' });
  });

  it.each<[string, Partial<PrometheusEndpoint>, Record<string, string | null>]>(
    [
      ['nothing', {}, { authorization: null }],
      [
        'basic authentication',
        { auth: { type: 'basic', username: 'me', password: 'pä:ss' } },
        { authorization: 'Basic bWU6cMOkOnNz' },
      ],
      [
        'a bearer token',
        { auth: { type: 'bearer', token: 't0ken' } },
        { authorization: 'Bearer t0ken' },
      ],
      [
        'a tenant',
        { headers: { 'X-Scope-OrgID': 'team-a' } },
        { 'x-scope-orgid': 'team-a' },
      ],
    ],
  )('shows %s', async (_, endpoint, expected) => {
    const seen = answer('/api/v1/query', () => success(vector()));
    await create(endpoint).query(PromQuery.select('up'), 1);
    for (const [name, value] of Object.entries(expected)) {
      expect(seen[0].headers.get(name)).toBe(value);
    }
  });

  it('makes matchers of the labels that single out the cluster', () => {
    expect(create({ matchers: { cluster: 'prod-eu' } }).matchers).toEqual([
      { label: 'cluster', op: 'is', value: 'prod-eu' },
    ]);
  });

  it.each([
    [
      'a query that Prometheus refuses',
      () =>
        HttpResponse.json(
          { status: 'error', errorType: 'bad_data', error: 'parse error' },
          { status: 400 },
        ),
      'server-error',
      'answered with status 400: parse error.',
    ],
    [
      'a query that takes too long',
      () =>
        HttpResponse.json(
          {
            status: 'error',
            errorType: 'timeout',
            error: 'query timed out in expression evaluation',
          },
          { status: 503 },
        ),
      'server-error',
      'answered with status 503: query timed out in expression evaluation.',
    ],
    [
      'a login page',
      () =>
        new HttpResponse('<!doctype html><title>Sign in</title>', {
          headers: { 'content-type': 'text/html' },
        }),
      'answer-malformed',
      'answered with an HTML page instead of JSON.',
    ],
    [
      'JSON that is cut',
      () => new HttpResponse('{"status":"succ'),
      'answer-malformed',
      'answered with other text instead of JSON.',
    ],
    [
      'nothing',
      () => new HttpResponse(''),
      'answer-malformed',
      'answered with nothing instead of JSON.',
    ],
    [
      'an error with status 200',
      () => HttpResponse.json({ status: 'error', error: 'oops' }),
      'answer-malformed',
      'answered with an unexpected shape (status: Invalid input: expected "success").',
    ],
    [
      'another type of result',
      () => success({ resultType: 'scalar', result: [1, '1'] }),
      'answer-malformed',
      'answered with an unexpected shape (data.resultType: Invalid input: expected "vector").',
    ],
    [
      'numbers instead of texts',
      () => success(vector({ metric: {}, value: [1, 2] })),
      'answer-malformed',
      'answered with an unexpected shape (data.result.0.value.1: Invalid input: expected string, received number).',
    ],
    [
      'a redirect',
      () => HttpResponse.redirect('https://elsewhere.test/', 302),
      'moved',
      'answered with a redirect (302), which is not followed.',
    ],
    [
      'no access',
      () => new HttpResponse('Unauthorized', { status: 401 }),
      'unauthenticated',
      'does not accept the configured credentials (401).',
    ],
    [
      'too much',
      () => success(vector(), { padding: 'x'.repeat(200_000) }),
      'answer-too-large',
      'answered with more than 98 KiB.',
    ],
    [
      'no connection',
      () => HttpResponse.error(),
      'refused',
      'cannot be reached.',
    ],
  ] as const)('reports %s', async (_, body, code, predicate) => {
    answer('/api/v1/query', body);
    const error: unknown = await create()
      .query(PromQuery.select('up'), 1)
      .catch((e: unknown) => e);
    const upstream = { kind: 'prometheus', name: 'prod-eu' } as const;
    expect(toUpstreamProblem(upstream, error)).toMatchObject({
      code,
      message: `Prometheus of prod-eu ${predicate}`,
    });
  });
});
