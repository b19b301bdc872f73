import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { buildInstallationStep } from '../../testing/buildInstallationStep';
import { buildFreshness } from '../../testing/buildFreshness';
import { buildProblem } from '../../testing/buildProblem';
import { buildProjectPipeline } from '../../testing/buildProjectPipeline';
import { createFakeCnsApi } from '../../testing/createFakeCnsApi';
import { renderWithEntity } from '../../testing/renderWithEntity';
import { InstallationContent } from './InstallationContent';

const nothing = { items: [], problems: [], freshness: [] };

const connected = buildInstallationStep({
  id: 'cluster-connected',
  group: 'gitlab',
  sentence: 'The agent prod of shop/cluster is connected.',
});
const noMetrics = buildInstallationStep({
  id: 'hubble-metrics',
  group: 'metrics',
  state: 'failing',
  sentence: 'Hubble has no flow metrics.',
  fix: {
    sentence: 'Add these values.',
    copy: { language: 'yaml', text: 'hubble:\n  enabled: true\n' },
  },
});

describe('InstallationContent', () => {
  it('says that it is loading', async () => {
    const api = createFakeCnsApi({ installation: () => new Promise(() => {}) });
    renderWithEntity(<InstallationContent />, { api });

    expect(
      await screen.findByText('Loading installation status'),
    ).toBeInTheDocument();
  });

  it('says how far a cluster is, and opens the next step only', async () => {
    const api = createFakeCnsApi({
      installation: () => ({ ...nothing, items: [noMetrics, connected] }),
    });
    renderWithEntity(<InstallationContent />, { api });

    const cluster = within(
      await screen.findByRole('region', {
        name: 'prod-eu: 1 of 2 steps in place',
      }),
    );
    expect(
      cluster.getByText('Next: Hubble has no flow metrics.'),
    ).toBeInTheDocument();
    expect(
      cluster
        .getAllByRole('button', { expanded: false })
        .map(b => b.textContent),
    ).toEqual([expect.stringMatching(/^in placeConnection to GitLab/)]);
    expect(cluster.getByRole('button', { expanded: true })).toHaveTextContent(
      /^not in placeFlow metrics of Hubble/,
    );
    expect(
      cluster.getByLabelText('What to copy for: Flow metrics of Hubble'),
    ).toHaveTextContent('hubble: enabled: true');
  });

  it('shows how a state is known when a step is unfolded', async () => {
    const api = createFakeCnsApi();
    renderWithEntity(<InstallationContent />, { api });

    await userEvent.click(
      await screen.findByRole('button', {
        name: /^in placeCilium|in place Cilium/,
      }),
    );
    expect(
      screen.getByText('DaemonSet kube-system/cilium: 3 of 3 ready'),
    ).toBeVisible();
    expect(screen.getByText(/^Kubernetes of prod-eu, as of/)).toBeVisible();
  });

  it('says so when everything is in place', async () => {
    const api = createFakeCnsApi();
    renderWithEntity(<InstallationContent />, { api });

    expect(
      await screen.findByRole('heading', {
        name: 'prod-eu: network security is installed, 1 of 1 steps in place',
      }),
    ).toBeInTheDocument();
    expect(screen.queryByText(/^Next:/)).not.toBeInTheDocument();
  });

  it.each([
    ['warning', 'in place, needs attention'],
    ['unknown', 'unknown'],
    ['not-applicable', 'does not apply'],
  ] as const)('says a state in words: %s', async (state, words) => {
    const api = createFakeCnsApi({
      installation: () => ({
        ...nothing,
        items: [buildInstallationStep({ state })],
      }),
    });
    renderWithEntity(<InstallationContent />, { api });

    expect(await screen.findByText(words)).toBeInTheDocument();
  });

  it('keeps clusters apart, and the one that answered when another did not', async () => {
    const api = createFakeCnsApi({
      installation: () => ({
        ...nothing,
        items: [connected, { ...noMetrics, cluster: 'staging' }],
        problems: [
          buildProblem({
            upstream: { kind: 'kubernetes', name: 'dev' },
            message: 'Cluster dev refused the connection.',
          }),
        ],
      }),
    });
    renderWithEntity(<InstallationContent />, { api });

    expect(
      await screen.findByRole('region', { name: /^prod-eu: / }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('region', { name: 'staging: 0 of 1 steps in place' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Cluster dev refused the connection.'),
    ).toBeInTheDocument();
  });

  it('follows changes', async () => {
    const api = createFakeCnsApi({
      installation: () => ({ ...nothing, items: [noMetrics] }),
    });
    renderWithEntity(<InstallationContent />, { api });
    await screen.findByRole('heading', { name: /0 of 1 steps/ });

    api.answers.installation = () => ({
      ...nothing,
      items: [{ ...noMetrics, state: 'ok', sentence: 'Hubble counts.' }],
    });
    await act(async () => api.change('installation'));

    expect(
      await screen.findByRole('heading', { name: /1 of 1 steps in place/ }),
    ).toBeInTheDocument();
  });

  it('keeps the pipelines when the steps cannot be asked for', async () => {
    const api = createFakeCnsApi({
      installation: () => new Error('connection refused'),
    });
    renderWithEntity(<InstallationContent />, { api });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      /connection refused/,
    );
    expect(
      await screen.findByRole('region', { name: 'shop/cart' }),
    ).toBeInTheDocument();
  });

  it('says so when there is no cluster to check', async () => {
    const api = createFakeCnsApi({ installation: () => nothing });
    renderWithEntity(<InstallationContent />, { api });

    expect(
      await screen.findByRole('heading', { name: 'No cluster to check' }),
    ).toBeInTheDocument();
  });

  it('teaches the annotations when it is not known where the service runs', async () => {
    const api = createFakeCnsApi({
      installation: () => ({
        ...nothing,
        problems: [
          buildProblem({
            code: 'not-annotated',
            message: 'The entity does not say where it runs.',
          }),
        ],
      }),
    });
    renderWithEntity(<InstallationContent />, { api });

    expect(
      await screen.findByLabelText('It is not known where this service runs'),
    ).toHaveTextContent(/backstage\.io\/kubernetes-id: cart/);
    expect(
      screen.queryByText('The entity does not say where it runs.'),
    ).not.toBeInTheDocument();
  });

  it('says since when the facts are stale', async () => {
    const api = createFakeCnsApi({
      installation: () => ({
        ...nothing,
        items: [connected],
        freshness: [buildFreshness({ state: 'stale' })],
      }),
    });
    renderWithEntity(<InstallationContent />, { api });

    expect(await screen.findByText(/^stale since /)).toBeInTheDocument();
  });

  describe('pipelines', () => {
    it('names the failed job, and lists jobs and deployments', async () => {
      const api = createFakeCnsApi();
      renderWithEntity(<InstallationContent />, { api });

      const project = within(
        await screen.findByRole('region', { name: 'shop/cart' }),
      );
      expect(
        project.getByText(
          'Failed in the job production of the stage deploy: script failure.',
        ),
      ).toBeInTheDocument();
      expect(
        project.getByRole('link', { name: 'Pipeline 812' }),
      ).toHaveAttribute(
        'href',
        'https://gitlab.example.com/shop/cart/-/pipelines/812',
      );
      expect(
        project.getByRole('row', { name: 'build build success 3 min 4 s' }),
      ).toBeInTheDocument();
      expect(
        project.getByRole('row', {
          name: /^production success main 1b7d3f9a \d+ d ago$/,
        }),
      ).toBeInTheDocument();
    });

    it('puts the management project first and says what each project is', async () => {
      const api = createFakeCnsApi({
        pipelines: () => ({
          ...nothing,
          items: [
            buildProjectPipeline(),
            buildProjectPipeline({
              role: 'management',
              project: '17',
              path: 'shop/cluster',
              pipeline: undefined,
              jobs: [],
              deployments: [],
            }),
          ],
        }),
      });
      renderWithEntity(<InstallationContent />, { api });

      const projects = await screen.findAllByRole('region', {
        name: /^shop\//,
      });
      expect(projects.map(project => project.textContent)).toEqual([
        'shop/clusterManagement project of the clusterNo pipeline has run on main yet.',
        expect.stringMatching(/^shop\/cartProject of the service/),
      ]);
    });

    it('says when a project was renamed', async () => {
      const api = createFakeCnsApi({
        pipelines: () => ({
          ...nothing,
          items: [buildProjectPipeline({ path: 'store/cart' })],
        }),
      });
      renderWithEntity(<InstallationContent />, { api });

      expect(
        await screen.findByText(
          'GitLab calls it store/cart now; the annotation still says shop/cart.',
        ),
      ).toBeInTheDocument();
    });

    it('teaches the annotation when no project is known', async () => {
      const api = createFakeCnsApi({
        pipelines: () => ({
          ...nothing,
          problems: [
            buildProblem({
              code: 'not-annotated',
              message: 'The entity names no GitLab project.',
            }),
          ],
        }),
      });
      renderWithEntity(<InstallationContent />, { api });

      expect(
        await screen.findByLabelText('No GitLab project known'),
      ).toHaveTextContent('gitlab.com/project-slug: <group>/<project>');
    });

    it('says what GitLab did not answer, and nothing else', async () => {
      const api = createFakeCnsApi({
        pipelines: () => ({
          ...nothing,
          problems: [
            buildProblem({
              upstream: { kind: 'gitlab', name: 'gitlab.example.com' },
              message: 'GitLab did not answer within 5 s.',
            }),
          ],
        }),
      });
      renderWithEntity(<InstallationContent />, { api });

      expect(
        await screen.findByText('GitLab did not answer within 5 s.'),
      ).toBeInTheDocument();
      expect(
        screen.queryByText('No GitLab project known'),
      ).not.toBeInTheDocument();
    });
  });
});
