import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { buildFreshness } from '../../testing/buildFreshness';
import { buildLogSource } from '../../testing/buildLogSource';
import { buildProblem } from '../../testing/buildProblem';
import { createFakeCnsApi } from '../../testing/createFakeCnsApi';
import { renderWithEntity } from '../../testing/renderWithEntity';
import { LogsContent } from './LogsContent';

const nothing = { items: [], problems: [], freshness: [] };

function buildAgents(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    namespace: 'kube-system',
    pod: `cilium-${index}`,
    node: `node-${index}`,
    ready: index !== 1,
    serves: [`cart-${index}`],
    command: `kubectl logs cilium-${index}`,
  }));
}

describe('LogsContent', () => {
  it('says that it is loading', async () => {
    const api = createFakeCnsApi({ logs: () => new Promise(() => {}) });
    renderWithEntity(<LogsContent />, { api });

    expect(await screen.findByText('Loading log sources')).toBeInTheDocument();
  });

  it('gives the commands for the place and for each agent', async () => {
    const api = createFakeCnsApi();
    renderWithEntity(<LogsContent />, { api });

    expect(
      await screen.findByRole('heading', {
        name: '1 Cilium agent watches the pods of this service',
      }),
    ).toBeInTheDocument();
    expect(screen.getByLabelText('Drops on all nodes')).toHaveTextContent(
      /^kubectl --context prod-eu --namespace kube-system logs --follow --selector k8s-app=cilium/,
    );
    const agents = within(
      screen.getByRole('region', { name: 'Follow one agent' }),
    );
    expect(agents.getByText('Node node-1')).toBeInTheDocument();
    expect(agents.getByText('ready')).toBeInTheDocument();
    expect(
      agents.getByText('Pods of this service: cart-6f9c-x2x7p'),
    ).toBeInTheDocument();
    expect(
      agents.getByLabelText('Command that follows the agent on node-1'),
    ).toHaveTextContent(
      /logs --follow cilium-x7k2p --container cilium-monitor$/,
    );
  });

  it.each([
    ['cilium-monitor', /prints a line for each packet that a policy dropped/],
    ['cilium-agent', /runs no container cilium-monitor/],
  ] as const)('says what the lines of %s are', async (container, words) => {
    const api = createFakeCnsApi({
      logs: () => ({ ...nothing, items: [buildLogSource({ container })] }),
    });
    renderWithEntity(<LogsContent />, { api });

    expect(await screen.findByText(words)).toBeInTheDocument();
  });

  it('shows a few agents first and all when asked', async () => {
    const api = createFakeCnsApi({
      logs: () => ({
        ...nothing,
        items: [buildLogSource({ agents: buildAgents(8) })],
      }),
    });
    renderWithEntity(<LogsContent />, { api });

    expect(await screen.findAllByText(/^Node node-/)).toHaveLength(5);
    expect(screen.getByText('not ready')).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show 3 more nodes' }),
    );
    expect(screen.getAllByText(/^Node node-/)).toHaveLength(8);
    expect(
      screen.queryByRole('button', { name: /more node/ }),
    ).not.toBeInTheDocument();
  });

  it('shows the most useful commands first and all when asked', async () => {
    const commands = ['A', 'B', 'C', 'D', 'E'].map(title => ({
      title,
      command: `kubectl ${title}`,
    }));
    const api = createFakeCnsApi({
      logs: () => ({
        ...nothing,
        items: [buildLogSource({ agents: [], commands })],
      }),
    });
    renderWithEntity(<LogsContent />, { api });

    expect(await screen.findByLabelText('C')).toBeInTheDocument();
    expect(screen.queryByLabelText('D')).not.toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show 2 more commands' }),
    );
    expect(screen.getByLabelText('E')).toHaveTextContent('kubectl E');
  });

  it('says so when no pod runs, and keeps the commands', async () => {
    const api = createFakeCnsApi({
      logs: () => ({ ...nothing, items: [buildLogSource({ agents: [] })] }),
    });
    renderWithEntity(<LogsContent />, { api });

    expect(
      await screen.findByRole('heading', {
        name: 'No pod of this service runs in shop at present',
      }),
    ).toBeInTheDocument();
    expect(screen.getByLabelText('Drops on all nodes')).toBeInTheDocument();
  });

  it('says what to do when the cluster has no Cilium agent', async () => {
    const api = createFakeCnsApi({
      logs: () => ({
        ...nothing,
        items: [
          buildLogSource({ container: undefined, agents: [], commands: [] }),
        ],
      }),
    });
    renderWithEntity(<LogsContent />, { api });

    expect(
      await screen.findByLabelText('prod-eu has no Cilium agent'),
    ).toHaveTextContent('kubectl get daemonsets --all-namespaces');
    expect(
      screen.getByRole('link', {
        name: 'See how to install Cilium on Installation',
      }),
    ).toHaveAttribute('href', '/network-installation');
  });

  it('links to where else the lines go', async () => {
    const api = createFakeCnsApi({
      logs: () => ({
        ...nothing,
        items: [
          buildLogSource({
            links: [{ title: 'Kibana', url: 'https://kibana.example.com/a' }],
          }),
        ],
      }),
    });
    renderWithEntity(<LogsContent />, { api });

    expect(await screen.findByRole('link', { name: 'Kibana' })).toHaveAttribute(
      'href',
      'https://kibana.example.com/a',
    );
  });

  it('keeps the places that answered, and says which of them is shown', async () => {
    const api = createFakeCnsApi({
      logs: () => ({
        ...nothing,
        items: [buildLogSource()],
        problems: [
          buildProblem({
            upstream: { kind: 'kubernetes', name: 'staging' },
            message: 'Cluster staging refused the connection.',
          }),
        ],
      }),
    });
    renderWithEntity(<LogsContent />, { api, path: '/?target=staging/shop' });

    expect(
      await screen.findByText('Cluster staging refused the connection.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'There is nothing to show for staging/shop. This is prod-eu/shop.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByLabelText('Drops on all nodes')).toBeInTheDocument();
  });

  it('says why there is nothing, and where to confirm the namespace', async () => {
    const api = createFakeCnsApi({
      logs: () => ({
        ...nothing,
        problems: [
          buildProblem({
            code: 'binding-unconfirmed',
            message: 'Nobody confirms shop.',
          }),
        ],
      }),
    });
    renderWithEntity(<LogsContent />, { api });

    expect(
      await screen.findByText('Nobody confirms shop.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: 'No log sources' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Open Policies' })).toHaveAttribute(
      'href',
      '/network-policies',
    );
  });

  it('teaches the annotations when it is not known where the service runs', async () => {
    const api = createFakeCnsApi({
      logs: () => ({
        ...nothing,
        problems: [buildProblem({ code: 'not-annotated' })],
      }),
    });
    renderWithEntity(<LogsContent />, { api });

    expect(
      await screen.findByLabelText('It is not known where this service runs'),
    ).toHaveTextContent(/backstage\.io\/kubernetes-id: cart/);
    expect(screen.queryByText('No log sources')).not.toBeInTheDocument();
  });

  it('says when nothing could be asked, and tries again', async () => {
    const api = createFakeCnsApi({
      logs: () => new Error('connection refused'),
    });
    renderWithEntity(<LogsContent />, { api });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      /connection refused/,
    );
    api.answers.logs = () => ({ ...nothing, items: [buildLogSource()] });
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByLabelText('Drops on all nodes'),
    ).toBeInTheDocument();
  });

  it('says since when the facts are stale', async () => {
    const api = createFakeCnsApi({
      logs: () => ({
        ...nothing,
        items: [buildLogSource()],
        freshness: [buildFreshness({ state: 'stale' })],
      }),
    });
    renderWithEntity(<LogsContent />, { api });

    expect(await screen.findByText(/^stale since /)).toBeInTheDocument();
  });
});
