import { registerMswTestHooks } from '@backstage/backend-test-utils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { DefaultHttpClient } from '../../http/DefaultHttpClient';
import { toUpstreamProblem } from '../../http/toUpstreamProblem';
import { DefaultGitLabClient } from './DefaultGitLabClient';

const API = 'https://gitlab.test/sub/api/v4';

describe('DefaultGitLabClient', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  const create = (token: string | undefined = 'glpat-t0ken') =>
    new DefaultGitLabClient({
      http: new DefaultHttpClient({
        deadlineMs: 2_000,
        maxBytes: 100_000,
        random: () => 0,
      }),
      host: {
        host: 'gitlab.test',
        apiBaseUrl: API,
        baseUrl: 'https://gitlab.test/sub',
        token,
      },
    });

  /** Answers GETs of a path, and keeps the requests. */
  function answer(path: string, body: (url: URL) => Response): Request[] {
    const seen: Request[] = [];
    server.use(
      http.get(`${API}${path}`, ({ request }) => {
        seen.push(request);
        return body(new URL(request.url));
      }),
    );
    return seen;
  }

  const params = (request: Request) =>
    Object.fromEntries(new URL(request.url).searchParams);

  const project = {
    id: 7,
    path_with_namespace: 'shop/cart',
    web_url: 'https://gitlab.test/sub/shop/cart',
    default_branch: 'main',
    namespace: { id: 3, kind: 'group', full_path: 'shop' },
    star_count: 3,
  };

  it('reads a project by its path, with the token', async () => {
    const seen = answer('/projects/:id', () => HttpResponse.json(project));
    await expect(create().project('shop/cart')).resolves.toEqual({
      id: 7,
      path: 'shop/cart',
      webUrl: 'https://gitlab.test/sub/shop/cart',
      defaultBranch: 'main',
      group: 'shop',
    });
    expect(new URL(seen[0].url).pathname).toBe(
      '/sub/api/v4/projects/shop%2Fcart',
    );
    expect(seen[0].headers.get('authorization')).toBe('Bearer glpat-t0ken');
  });

  it('reads public projects without a token', async () => {
    const seen = answer('/projects/:id', () =>
      HttpResponse.json({
        ...project,
        default_branch: null,
        namespace: { kind: 'user', full_path: 'ana' },
      }),
    );
    await expect(create('').project('7')).resolves.toMatchObject({
      defaultBranch: undefined,
      group: undefined,
    });
    expect(seen[0].headers.has('authorization')).toBe(false);
  });

  it.each(['', '..', 'shop/..', '../..', 'shop/cart/../x', 'a b/c', 'shop'])(
    'does not ask for %j',
    async name => {
      await expect(create().project(name)).rejects.toMatchObject({
        name: 'InputError',
      });
    },
  );

  it('reads the newest pipeline of a branch', async () => {
    const list = answer('/projects/7/pipelines', () =>
      HttpResponse.json([{ id: 812, status: 'failed' }]),
    );
    answer('/projects/7/pipelines/812', () =>
      HttpResponse.json({
        id: 812,
        status: 'failed',
        ref: 'main',
        sha: 'abc',
        created_at: '2026-11-23T00:00:00.000Z',
        updated_at: '2026-11-23T00:05:00.000Z',
        duration: 280,
        web_url: 'https://gitlab.test/sub/shop/cart/-/pipelines/812',
        user: { id: 1 },
      }),
    );
    await expect(create().latestPipeline(7, 'main')).resolves.toEqual({
      id: 812,
      status: 'failed',
      ref: 'main',
      sha: 'abc',
      createdAt: '2026-11-23T00:00:00.000Z',
      updatedAt: '2026-11-23T00:05:00.000Z',
      durationSeconds: 280,
      webUrl: 'https://gitlab.test/sub/shop/cart/-/pipelines/812',
    });
    expect(params(list[0])).toEqual({
      ref: 'main',
      order_by: 'id',
      sort: 'desc',
      per_page: '1',
      page: '1',
    });
  });

  it('knows of projects that never ran a pipeline', async () => {
    answer('/projects/7/pipelines', () => HttpResponse.json([]));
    await expect(create().latestPipeline(7, 'main')).resolves.toBeUndefined();
  });

  const jobWire = (id: number, over: object = {}) => ({
    id,
    name: `job-${String(id).padStart(4, '0')}`,
    stage: 'test',
    status: 'success',
    allow_failure: false,
    duration: 1.5,
    web_url: `https://gitlab.test/sub/jobs/${id}`,
    ...over,
  });

  it('reads jobs page by page, and no more than three pages', async () => {
    const seen = answer('/projects/7/pipelines/812/jobs', url => {
      const page = Number(url.searchParams.get('page') ?? '1');
      url.searchParams.set('page', String(page + 1));
      return HttpResponse.json(
        Array.from({ length: 100 }, (_, i) => jobWire(page * 100 + i)),
        { headers: { link: `<${url}>; rel="next"` } },
      );
    });
    const jobs = await create().pipelineJobs(7, 812);
    expect(jobs).toHaveLength(300);
    expect(seen.map(request => params(request).page ?? '1')).toEqual([
      '1',
      '2',
      '3',
    ]);
    expect(params(seen[0])).toMatchObject({
      include_retried: 'true',
      per_page: '100',
    });
  });

  it('says why a job failed', async () => {
    answer('/projects/7/pipelines/812/jobs', () =>
      HttpResponse.json([
        jobWire(1, {
          status: 'failed',
          failure_reason: 'script_failure',
          duration: null,
        }),
      ]),
    );
    await expect(create().pipelineJobs(7, 812)).resolves.toEqual([
      {
        id: 1,
        name: 'job-0001',
        stage: 'test',
        status: 'failed',
        allowFailure: false,
        failureReason: 'script_failure',
        durationSeconds: undefined,
        webUrl: 'https://gitlab.test/sub/jobs/1',
      },
    ]);
  });

  it('keeps the newest deployment of each environment', async () => {
    const deployment = (id: number, name: string, url: string | null) => ({
      id,
      status: 'success',
      ref: 'main',
      sha: 'abc',
      created_at: '2026-11-23T00:00:00.000Z',
      environment: { id: 1, name, external_url: url },
    });
    const seen = answer('/projects/7/deployments', () =>
      HttpResponse.json([
        deployment(9, 'staging', 'data:text/html,<script>alert(1)</script>'),
        deployment(8, 'production', 'https://shop.test'),
        deployment(7, 'staging', null),
      ]),
    );
    const deployments = await create().deployments(7);
    expect(
      deployments.map(({ id, environment, environmentUrl }) => ({
        id,
        environment,
        environmentUrl,
      })),
    ).toEqual([
      { id: 9, environment: 'staging', environmentUrl: undefined },
      { id: 8, environment: 'production', environmentUrl: 'https://shop.test' },
    ]);
    expect(params(seen[0])).toEqual({
      order_by: 'id',
      sort: 'desc',
      per_page: '100',
      page: '1',
    });
  });

  it('reads when the tokens of an agent were last used', async () => {
    answer('/projects/7/cluster_agents', () =>
      HttpResponse.json([{ id: 4, name: 'prod-eu', config_project: {} }]),
    );
    answer('/projects/7/cluster_agents/4/tokens', () =>
      HttpResponse.json([
        { id: 1, name: 'old', status: 'revoked' },
        { id: 2, name: 'new', status: 'active' },
      ]),
    );
    answer('/projects/7/cluster_agents/4/tokens/2', () =>
      HttpResponse.json({
        id: 2,
        name: 'new',
        status: 'active',
        last_used_at: '2026-11-23T00:00:00.000Z',
      }),
    );
    const client = create();
    await expect(client.agents(7)).resolves.toEqual([
      { id: 4, name: 'prod-eu' },
    ]);
    await expect(client.agentTokens(7, 4)).resolves.toEqual([
      { name: 'new', active: true, lastUsedAt: '2026-11-23T00:00:00.000Z' },
    ]);
  });

  const read = {
    id: 7,
    path: 'shop/cart',
    webUrl: '',
    defaultBranch: 'main',
    group: 'shop/sub',
  };

  it('reads certificate clusters of project and group', async () => {
    answer('/projects/7/clusters', () => HttpResponse.json([]));
    const group = answer('/groups/:id/clusters', () =>
      HttpResponse.json([
        { id: 1, name: 'old', enabled: true, environment_scope: '*' },
      ]),
    );
    await expect(create().certificateClusters(read)).resolves.toEqual([
      { name: 'old', enabled: true, environmentScope: '*' },
    ]);
    expect(new URL(group[0].url).pathname).toBe(
      '/sub/api/v4/groups/shop%2Fsub/clusters',
    );
  });

  it('takes certificate clusters that are switched off for none', async () => {
    answer('/projects/7/clusters', () =>
      HttpResponse.json({ message: '404 Not Found' }, { status: 404 }),
    );
    answer('/groups/:id/clusters', () =>
      HttpResponse.json({ message: '404 Not Found' }, { status: 404 }),
    );
    await expect(create().certificateClusters(read)).resolves.toEqual([]);
  });

  it('waits when GitLab asks for it', async () => {
    let calls = 0;
    const seen = answer('/projects/:id', () => {
      calls += 1;
      return calls === 1
        ? new HttpResponse('Retry later', {
            status: 429,
            headers: { 'retry-after': '0' },
          })
        : HttpResponse.json(project);
    });
    await create().project('shop/cart');
    expect(seen).toHaveLength(2);
  });

  const json = (status: number, body: object) => () =>
    HttpResponse.json(body, { status });

  it.each([
    [
      'an expired token',
      json(401, {
        error: 'invalid_token',
        error_description: 'Token is expired.',
      }),
      'unauthenticated',
      'does not accept the configured credentials (401).',
    ],
    [
      'a token that may not',
      json(403, { message: '403 Forbidden' }),
      'forbidden',
      'does not allow the configured identity to read this (403): 403 Forbidden.',
    ],
    [
      'a project that is not there',
      json(404, { message: '404 Project Not Found' }),
      'not-found',
      'does not have what was asked for (404): 404 Project Not Found.',
    ],
    [
      'too many requests',
      () =>
        new HttpResponse('Retry later', {
          status: 429,
          headers: { 'retry-after': '3600' },
        }),
      'rate-limited',
      'limits the rate of requests (429): Retry later.',
    ],
    [
      'a renamed project',
      () => HttpResponse.redirect(`${API}/projects/7`, 301),
      'moved',
      'answered with a redirect (301), which is not followed.',
    ],
    [
      'an error page',
      () => new HttpResponse('<html>502</html>', { status: 502 }),
      'server-error',
      'answered with status 502.',
    ],
    [
      'a login page',
      () => new HttpResponse('<html>Sign in</html>'),
      'answer-malformed',
      'answered with an HTML page instead of JSON.',
    ],
    [
      'another shape',
      json(200, { id: 'seven' }),
      'answer-malformed',
      'answered with an unexpected shape (id: Invalid input: expected number, received string).',
    ],
    [
      'a list',
      json(200, [project]),
      'answer-malformed',
      'answered with an unexpected shape (the whole answer: Invalid input: expected object, received array).',
    ],
    [
      'too much',
      json(200, { ...project, padding: 'x'.repeat(200_000) }),
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
    answer('/projects/:id', body);
    const error: unknown = await create()
      .project('shop/cart')
      .catch((e: unknown) => e);
    const upstream = { kind: 'gitlab', name: 'gitlab.test/shop/cart' } as const;
    expect(toUpstreamProblem(upstream, error)).toMatchObject({
      code,
      message: `GitLab (gitlab.test/shop/cart) ${predicate}`,
    });
  });
});
