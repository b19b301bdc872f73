import { Gitlab, GitbeakerRequestError } from '@gitbeaker/rest';
import { LabServer } from '../server';
import { GitlabState } from '../world';
import {
  createGitlabTestWorld,
  FIRST_COMMIT,
  FIRST_VALUES,
} from './createGitlabTestWorld';
import { startTestServer } from './startTestServer';

const VALUES = '.gitlab/auto-deploy-values.yaml';

describe('GitLab with @gitbeaker/rest as the client', () => {
  let server: LabServer | undefined;

  afterEach(async () => {
    await server?.stop();
    server = undefined;
  });

  async function setUp(overrides: Partial<GitlabState> = {}, projects = 1) {
    const made = createGitlabTestWorld(overrides, projects);
    server = await startTestServer(made.world);
    const host = server.baseUrl;
    const as = (token: string) => new Gitlab({ host, token });
    const get = (path: string, token = 'maintainer') =>
      fetch(`${host}/api/v4${path}`, {
        headers: { 'private-token': token },
        redirect: 'manual',
      });
    return { ...made, host, api: as('maintainer'), as, get };
  }

  async function statusOf(promise: Promise<unknown>): Promise<unknown> {
    return promise.then(
      () => 'no error',
      error => {
        if (!(error instanceof GitbeakerRequestError)) {
          throw error;
        }
        return [error.cause?.response.status, error.cause?.description];
      },
    );
  }

  it('finds a project by id and by path, and says who the caller is', async () => {
    const { api, host } = await setUp();
    const byPath = await api.Projects.show('shop/cart');
    expect(byPath).toMatchObject({
      id: 11,
      path_with_namespace: 'shop/cart',
      name_with_namespace: 'shop / cart',
      default_branch: 'main',
      web_url: `${host}/shop/cart`,
      namespace: { id: 2, full_path: 'shop', kind: 'group' },
    });
    expect(await api.Projects.show(11)).toEqual(byPath);
    expect(await api.Users.showCurrentUser()).toMatchObject({
      username: 'maria',
    });
    expect(await api.Metadata.show()).toMatchObject({ version: '18.6.0' });
  });

  it('redirects a former path to the id, and refuses to write there', async () => {
    const { api, get, host } = await setUp();
    const moved = await get('/projects/shop%2Fbasket/pipelines?per_page=1');
    expect(moved.status).toBe(301);
    expect(moved.headers.get('location')).toBe(
      `${host}/api/v4/projects/11/pipelines?per_page=1`,
    );
    const followed = await api.Projects.show('shop/basket');
    expect(followed.path_with_namespace).toBe('shop/cart');
    expect(
      await statusOf(api.Branches.create('shop/basket', 'x', 'main')),
    ).toEqual([405, 'Non GET methods are not allowed for moved projects']);
  });

  it('answers 401, 403 and 404 in the form of GitLab', async () => {
    const { as, get, host } = await setUp();
    const anonymous = await fetch(`${host}/api/v4/projects/11`);
    expect([anonymous.status, await anonymous.json()]).toEqual([
      401,
      { message: '401 Unauthorized' },
    ]);
    const bearer = await fetch(`${host}/api/v4/projects/11`, {
      headers: { authorization: 'Bearer maintainer' },
    });
    expect(bearer.status).toBe(200);
    expect(await statusOf(as('stranger').Projects.show(11))).toEqual([
      404,
      '404 Project Not Found',
    ]);
    expect(
      await statusOf(as('reader').Branches.create(11, 'x', 'main')),
    ).toEqual([403, 'insufficient_scope']);
    expect(
      await statusOf(as('developer').Runners.all({ projectId: 11 })),
    ).toEqual([403, '403 Forbidden']);
    const unknown = await get('/no/such/thing');
    expect([unknown.status, await unknown.json()]).toEqual([
      404,
      { error: '404 Not Found' },
    ]);
  });

  it('pages by offset with the headers of GitLab', async () => {
    const { api, get, host } = await setUp({}, 45);
    const response = await get('/groups/shop/projects?per_page=20&page=2');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'x-total': '45',
      'x-total-pages': '3',
      'x-page': '2',
      'x-per-page': '20',
      'x-next-page': '3',
      'x-prev-page': '1',
    });
    const base = `${host}/api/v4/groups/shop/projects?per_page=20`;
    expect(response.headers.get('link')).toBe(
      `<${base}&page=1>; rel="prev", <${base}&page=3>; rel="next", <${base}&page=1>; rel="first", <${base}&page=3>; rel="last"`,
    );
    const last = await get('/groups/shop/projects?per_page=20&page=3');
    expect(last.headers.get('x-next-page')).toBe('');
    expect(await api.Groups.allProjects('shop', { perPage: 7 })).toHaveLength(
      45,
    );
    const page = await api.Groups.allProjects('shop', {
      perPage: 10,
      page: 2,
      maxPages: 1,
      showExpanded: true,
    });
    expect(page.paginationInfo).toMatchObject({
      total: 45,
      totalPages: 5,
      next: 3,
      previous: 1,
    });
  });

  it('pages projects by key', async () => {
    const { api, get } = await setUp({}, 45);
    const all = await api.Projects.all({
      pagination: 'keyset',
      orderBy: 'id',
      sort: 'asc',
      perPage: 10,
    });
    expect(all.map(({ id }) => id)).toEqual(
      Array.from({ length: 45 }, (_, index) => 11 + index),
    );
    const first = await get(
      '/projects?pagination=keyset&order_by=id&per_page=2',
    );
    expect(first.headers.has('x-total')).toBe(false);
    expect(first.headers.get('link')).toContain('id_before=54');
    const refused = await get('/projects?pagination=keyset&order_by=name');
    expect(refused.status).toBe(405);
  });

  it('reads files and folders', async () => {
    const { api } = await setUp();
    const file = await api.RepositoryFiles.show(11, VALUES, 'main');
    expect(file).toMatchObject({
      file_name: 'auto-deploy-values.yaml',
      encoding: 'base64',
      commit_id: FIRST_COMMIT,
      // what `git hash-object` says about the same text
      blob_id: '44d953686fd2fd30d739c674b011ded26e88cfef',
    });
    expect(Buffer.from(file.content, 'base64').toString()).toBe(FIRST_VALUES);
    expect(await api.RepositoryFiles.showRaw(11, VALUES, 'main')).toBe(
      FIRST_VALUES,
    );
    expect(
      await statusOf(api.RepositoryFiles.show(11, 'nothing.md', 'main')),
    ).toEqual([404, '404 File Not Found']);
    const tree = await api.Repositories.allRepositoryTrees(11);
    expect(tree.map(({ type, path }) => `${type} ${path}`)).toEqual([
      'tree .gitlab',
      'tree src',
      'blob README.md',
    ]);
    const deep = await api.Repositories.allRepositoryTrees(11, {
      path: 'src',
      recursive: true,
    });
    expect(deep.map(({ path }) => path)).toEqual(['src/deep', 'src/deep/a.ts']);
  });

  it('commits several actions to a new branch, and refuses what does not fit', async () => {
    const { api, as, project } = await setUp();
    const commit = await as('developer').Commits.create(
      11,
      'policies',
      'Close cart\n\nIt was open.',
      [
        { action: 'update', filePath: VALUES, content: 'x: 1\n' },
        { action: 'create', filePath: 'new.txt', content: 'new' },
        { action: 'delete', filePath: 'README.md' },
      ],
      { startBranch: 'main' },
    );
    expect(commit).toMatchObject({
      title: 'Close cart',
      parent_ids: [FIRST_COMMIT],
      author_name: 'dev',
    });
    const tree = project.repository.commits.get(String(commit.id))?.tree;
    expect([...(tree?.keys() ?? [])]).toEqual([
      VALUES,
      'src/deep/a.ts',
      'new.txt',
    ]);
    expect(project.repository.branches.get('main')).toBe(FIRST_COMMIT);
    const diff = await api.Commits.showDiff(11, String(commit.id));
    expect(diff.map(({ new_path: path }) => path)).toEqual([
      VALUES,
      'README.md',
      'new.txt',
    ]);
    expect(diff[0].diff).toBe(
      '@@ -1,2 +1,1 @@\n-ciliumNetworkPolicy:\n-  enabled: false\n+x: 1\n',
    );
    expect(
      await statusOf(
        as('developer').RepositoryFiles.edit(11, VALUES, 'main', 'y', 'm'),
      ),
    ).toEqual([400, 'You are not allowed to push into this branch']);
    expect(
      await statusOf(
        api.RepositoryFiles.create(11, 'new.txt', 'policies', 'y', 'm'),
      ),
    ).toEqual([400, 'A file with this name already exists']);
    expect(
      await statusOf(
        api.RepositoryFiles.edit(11, VALUES, 'policies', 'y', 'm', {
          lastCommitId: FIRST_COMMIT,
        }),
      ),
    ).toEqual([
      400,
      'You are attempting to update a file that has changed since you started editing it.',
    ]);
  });

  it('follows a change from a branch over a merge request and a pipeline to its delivery', async () => {
    const { api, as, clock, delivered, project } = await setUp();
    const dev = as('developer');
    await dev.Branches.create(11, 'close-cart', 'main');
    await dev.RepositoryFiles.edit(
      11,
      VALUES,
      'close-cart',
      'ciliumNetworkPolicy:\n  enabled: true\n',
      'Close cart',
    );
    const request = await dev.MergeRequests.create(
      11,
      'close-cart',
      'main',
      'Close cart',
      { description: 'why', labels: 'security' },
    );
    expect(request).toMatchObject({
      iid: 1,
      state: 'opened',
      has_conflicts: false,
      detailed_merge_status: 'mergeable',
      labels: ['security'],
    });
    expect(
      await statusOf(
        dev.MergeRequests.create(11, 'close-cart', 'main', 'Again'),
      ),
    ).toEqual([
      409,
      '["Another open merge request already exists for this source branch: !1"]',
    ]);
    await api.MergeRequestApprovals.approve(11, 1);
    expect(
      await api.MergeRequestApprovals.showConfiguration(11, {
        mergerequestIId: 1,
      }),
    ).toMatchObject({ approved: true, user_has_approved: true });
    expect(await statusOf(dev.MergeRequests.merge(11, 1))).toEqual([
      401,
      '401 Unauthorized',
    ]);
    expect(
      await statusOf(api.MergeRequests.merge(11, 1, { sha: FIRST_COMMIT })),
    ).toMatchObject([409, expect.stringContaining('SHA does not match')]);
    clock.advance(60_000);
    const merged = await api.MergeRequests.merge(11, 1);
    expect(merged).toMatchObject({
      state: 'merged',
      merge_user: { username: 'maria' },
    });
    expect(project.repository.branches.get('main')).toBe(
      merged.merge_commit_sha,
    );

    const latest = () => api.Pipelines.showLatest(11);
    expect(await latest()).toMatchObject({
      ref: 'main',
      sha: merged.merge_commit_sha,
      status: 'pending',
    });
    expect(delivered).toEqual([]);
    clock.advance(2_000);
    expect((await latest()).status).toBe('running');
    clock.advance(30_000);
    const done = await latest();
    expect(done.status).toBe('success');
    expect(delivered).toEqual([11]);
    const jobs = await api.Jobs.all(11, { pipelineId: done.id });
    expect(jobs.map(({ name, status }) => `${name} ${status}`)).toEqual([
      'production success',
      'test success',
      'build success',
    ]);
    expect(await api.Jobs.showLog(11, jobs[0].id)).toContain('Job succeeded');
    const [deployment] = await api.Deployments.all(11, {
      orderBy: 'id',
      sort: 'desc',
    });
    expect(deployment).toMatchObject({
      status: 'success',
      sha: merged.merge_commit_sha,
      environment: { name: 'production' },
      deployable: { name: 'production', pipeline: { id: done.id } },
    });
  });

  it('fails the deployment, and delivers nothing, when the values file is not YAML', async () => {
    const { api, clock, delivered } = await setUp();
    await api.RepositoryFiles.edit(11, VALUES, 'main', 'a: [', 'Break it');
    clock.advance(60_000);
    const [pipeline] = await api.Pipelines.all(11);
    expect(pipeline.status).toBe('failed');
    const [job] = await api.Jobs.all(11, {
      pipelineId: pipeline.id,
      scope: 'failed',
    });
    expect(job).toMatchObject({
      name: 'production',
      failure_reason: 'script_failure',
    });
    expect(await api.Jobs.showLog(11, job.id)).toContain(
      `failed to parse ${VALUES}`,
    );
    expect(delivered).toEqual([]);
  });

  it('sees a conflict when both sides changed a file, and does not merge', async () => {
    const { api } = await setUp();
    await api.Branches.create(11, 'other', 'main');
    await api.RepositoryFiles.edit(11, VALUES, 'other', 'a: 1\n', 'a');
    await api.RepositoryFiles.edit(11, VALUES, 'main', 'a: 2\n', 'b');
    const request = await api.MergeRequests.create(11, 'other', 'main', 'Both');
    expect(request).toMatchObject({
      has_conflicts: true,
      merge_status: 'cannot_be_merged',
    });
    expect(await statusOf(api.MergeRequests.merge(11, request.iid))).toEqual([
      422,
      'Branch cannot be merged',
    ]);
    const closed = await api.MergeRequests.edit(11, request.iid, {
      stateEvent: 'close',
    });
    expect(closed.state).toBe('closed');
    expect(await statusOf(api.MergeRequests.merge(11, request.iid))).toEqual([
      405,
      '405 Method Not Allowed',
    ]);
  });

  it('shows environments, agents with their tokens, and runners', async () => {
    const { api, clock } = await setUp();
    const [environment] = await api.Environments.all(11);
    expect(environment).toMatchObject({
      name: 'production',
      state: 'available',
      kubernetes_namespace: 'shop',
    });
    expect(await api.Environments.show(11, environment.id)).toMatchObject({
      last_deployment: null,
      cluster_agent: { id: 31, name: 'prod-eu' },
    });
    const agents = await api.Agents.all(11);
    expect(agents).toMatchObject([
      { id: 31, name: 'prod-eu', config_project: { id: 11 } },
    ]);
    const [token] = await api.Agents.allTokens(11, 31);
    expect(token).not.toHaveProperty('last_used_at');
    expect(await api.Agents.showToken(11, 31, token.id)).toMatchObject({
      last_used_at: new Date(clock.now() - 30_000).toISOString(),
    });
    const runners = await api.Runners.all({ projectId: 11 });
    expect(runners).toMatchObject([
      { id: 5, status: 'online', runner_type: 'instance_type' },
    ]);
    expect(await api.Runners.show(5)).toMatchObject({
      tag_list: ['docker'],
      contacted_at: new Date(clock.now() - 10_000).toISOString(),
    });
  });

  it('registers agents and gives out their tokens once', async () => {
    const { api, as, host } = await setUp();
    const agent = await api.Agents.register(11, 'staging');
    // The client's createToken sends a GET (43.8), so this is plain HTTP.
    const created = await fetch(
      `${host}/api/v4/projects/11/cluster_agents/${agent.id}/tokens`,
      {
        method: 'POST',
        headers: { 'private-token': 'maintainer' },
        body: new URLSearchParams({ name: 'first' }),
      },
    );
    const token = await created.json();
    expect(token).toMatchObject({
      status: 'active',
      token: expect.stringMatching(/^glagent-/),
    });
    expect(
      await api.Agents.showToken(11, agent.id, token.id),
    ).not.toHaveProperty('token');
    await api.Agents.removeToken(11, agent.id, token.id);
    expect(await api.Agents.allTokens(11, agent.id)).toEqual([]);
    expect(
      await statusOf(api.Agents.showToken(11, agent.id, token.id)),
    ).toEqual([404, '404 Agent Token Not Found']);
    expect(await statusOf(api.Agents.register(11, 'staging'))).toEqual([
      400,
      'Name has already been taken',
    ]);
    expect(
      await statusOf(as('developer').Agents.unregister(11, agent.id)),
    ).toEqual([403, '403 Forbidden']);
    await api.Agents.unregister(11, agent.id);
    expect(await api.Agents.all(11)).toHaveLength(1);
  });

  it('keeps the CI variables of a project, for maintainers', async () => {
    const { api, as } = await setUp();
    await api.ProjectVariables.create(11, 'KUBE_CONTEXT', 'shop/cart:prod-eu');
    expect(await api.ProjectVariables.show(11, 'KUBE_CONTEXT')).toMatchObject({
      value: 'shop/cart:prod-eu',
    });
    await api.ProjectVariables.edit(11, 'KUBE_CONTEXT', 'other');
    expect(await api.ProjectVariables.all(11)).toMatchObject([
      { key: 'KUBE_CONTEXT', value: 'other' },
    ]);
    await api.ProjectVariables.remove(11, 'KUBE_CONTEXT');
    expect(
      await statusOf(api.ProjectVariables.show(11, 'KUBE_CONTEXT')),
    ).toEqual([404, '404 Variable Not Found']);
    expect(await statusOf(as('developer').ProjectVariables.all(11))).toEqual([
      403,
      '403 Forbidden',
    ]);
  });

  it('knows the latest pipeline of the newest commit only', async () => {
    const { api, clock } = await setUp();
    expect(await statusOf(api.Pipelines.showLatest(11))).toEqual([
      403,
      '403 Forbidden',
    ]);
    const started = await api.Pipelines.create(11, 'main');
    clock.advance(60_000);
    expect(await api.Pipelines.showLatest(11)).toMatchObject({
      id: started.id,
      status: 'success',
      source: 'api',
    });
    expect(await statusOf(api.Pipelines.create(11, 'nowhere'))).toEqual([
      400,
      'Reference not found',
    ]);
  });

  it('has certificate clusters only where the instance has them', async () => {
    const off = await setUp();
    const hidden = await off.get('/projects/11/clusters');
    expect([hidden.status, await hidden.json()]).toEqual([
      404,
      { message: '404 Not Found' },
    ]);
    await server?.stop();
    // The client has no calls for them any more, so this is plain HTTP.
    const on = await setUp({
      certificateClusters: true,
      clusters: new Map([
        [
          6,
          {
            id: 6,
            name: 'old',
            owner: { type: 'group', id: 2 },
            enabled: true,
            managed: true,
            environmentScope: '*',
            apiUrl: 'https://10.0.0.1',
            createdAt: 0,
          },
        ],
      ]),
    });
    expect(await (await on.get('/projects/11/clusters')).json()).toEqual([]);
    expect(await (await on.get('/groups/2/clusters')).json()).toMatchObject([
      { name: 'old', cluster_type: 'group_type', management_project: null },
    ]);
    const associated = await fetch(`${on.host}/api/v4/groups/2/clusters/6`, {
      method: 'PUT',
      headers: { 'private-token': 'maintainer' },
      body: new URLSearchParams({ management_project_id: '11' }),
    });
    expect(await associated.json()).toMatchObject({
      management_project: { path_with_namespace: 'shop/cart' },
    });
  });
});
