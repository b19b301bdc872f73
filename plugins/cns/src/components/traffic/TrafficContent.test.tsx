import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { buildFreshness } from '../../testing/buildFreshness';
import { buildProblem } from '../../testing/buildProblem';
import {
  buildDirectionTraffic,
  buildTrafficItem,
} from '../../testing/buildTrafficItem';
import { createFakeCnsApi } from '../../testing/createFakeCnsApi';
import { renderWithEntity } from '../../testing/renderWithEntity';
import { TrafficContent } from './TrafficContent';

const nothing = { items: [], problems: [], freshness: [] };

describe('TrafficContent', () => {
  it('says that it is loading', async () => {
    const api = createFakeCnsApi({ traffic: () => new Promise(() => {}) });
    renderWithEntity(<TrafficContent />, { api });

    expect(await screen.findByText('Loading traffic')).toBeInTheDocument();
  });

  it('answers in the first line, per direction', async () => {
    const api = createFakeCnsApi({
      traffic: () => ({
        ...nothing,
        items: [
          buildTrafficItem({
            inbound: {
              ...buildDirectionTraffic(),
              totals: { forwarded: 976, dropped: 24, droppedShare: 0.024 },
              previous: { forwarded: 992, dropped: 8, droppedShare: 0.008 },
            },
            outbound: {
              ...buildDirectionTraffic(),
              totals: { forwarded: 0, dropped: 0 },
            },
          }),
        ],
      }),
    });
    renderWithEntity(<TrafficContent />, { api });

    expect(
      await screen.findByRole('heading', {
        name: 'Inbound: 2.4% dropped, 0.8% before. Outbound: no flow events.',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/counts flow events, not bytes or packets/),
    ).toBeInTheDocument();
  });

  it('shows the three numbers beside those of the range before', async () => {
    const api = createFakeCnsApi({
      traffic: () => ({
        ...nothing,
        items: [
          buildTrafficItem({
            inbound: {
              ...buildDirectionTraffic(),
              totals: { forwarded: 1_176, dropped: 24, droppedShare: 0.02 },
              previous: { forwarded: 992, dropped: 8, droppedShare: 0.008 },
            },
          }),
        ],
      }),
    });
    renderWithEntity(<TrafficContent />, { api });

    const inbound = within(
      await screen.findByRole('region', { name: 'Inbound' }),
    );
    expect(
      inbound.getAllByRole('definition').map(figure => figure.textContent),
    ).toEqual([
      '1,2001,000 in the 3 hours before: now 20% more',
      '248 in the 3 hours before: now 200% more',
      '2%0.8% in the 3 hours before',
    ]);
  });

  it('draws what is not known as unknown, not as 0%', async () => {
    const idle = {
      ...buildDirectionTraffic(),
      totals: { forwarded: 0, dropped: 0 },
      previous: undefined,
    };
    const api = createFakeCnsApi({
      traffic: () => ({
        ...nothing,
        items: [buildTrafficItem({ inbound: idle })],
      }),
    });
    renderWithEntity(<TrafficContent />, { api });

    const inbound = within(
      await screen.findByRole('region', { name: 'Inbound' }),
    );
    expect(inbound.queryByText('0%')).not.toBeInTheDocument();
    expect(
      inbound.getAllByRole('definition').map(figure => figure.textContent),
    ).toEqual([
      '0unknown for the 3 hours before',
      '0unknown for the 3 hours before',
      'unknownnothing flowed in this range; unknown for the 3 hours before',
    ]);
  });

  it('lists drop reasons in words and as Cilium writes them', async () => {
    const api = createFakeCnsApi({
      traffic: () => ({
        ...nothing,
        items: [
          buildTrafficItem({
            inbound: {
              ...buildDirectionTraffic(),
              dropReasons: [
                { reason: 'POLICY_DENIED', count: 30 },
                { reason: 'FIB_LOOKUP_FAILED', count: 10 },
              ],
            },
          }),
        ],
      }),
    });
    renderWithEntity(<TrafficContent />, { api });

    const table = within(
      await screen.findByRole('table', {
        name: 'Inbound: why flow events were dropped',
      }),
    );
    expect(
      table.getByRole('row', {
        name: 'No policy rule allows it POLICY_DENIED 30 75%',
      }),
    ).toBeInTheDocument();
    expect(
      table.getByRole('row', { name: 'FIB_LOOKUP_FAILED 10 25%' }),
    ).toBeInTheDocument();
  });

  it('notes what Hubble lost, let pass in audit mode or gave to the proxy', async () => {
    const api = createFakeCnsApi({
      traffic: () => ({
        ...nothing,
        items: [
          buildTrafficItem({ audit: 12, redirected: 3_400, lostEvents: 7 }),
        ],
      }),
    });
    renderWithEntity(<TrafficContent />, { api });

    expect(
      await screen.findByText(/Hubble lost 7 events of the whole cluster/),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/12 events would have been dropped/),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/3,400 events went to the layer 7 proxy/),
    ).toBeInTheDocument();
  });

  it('says when the numbers are about more than this service, and how to change that', async () => {
    const api = createFakeCnsApi();
    renderWithEntity(<TrafficContent />, { api });

    expect(
      await screen.findByText(/Counted for the whole namespace shop/),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Count this service alone' }),
    );
    expect(
      screen.getByLabelText('Values of the Cilium chart'),
    ).toHaveTextContent(/flow:labelsContext=source_namespace,source_workload/);
  });

  it('names the workloads that are counted', async () => {
    const api = createFakeCnsApi({
      traffic: () => ({
        ...nothing,
        items: [
          buildTrafficItem({
            scope: 'workload',
            workloads: ['cart', 'worker'],
          }),
        ],
      }),
    });
    renderWithEntity(<TrafficContent />, { api });

    expect(
      await screen.findByText(
        /Counted for the workloads cart, worker in namespace shop\./,
      ),
    ).toBeInTheDocument();
  });

  it.each([
    ['metric-missing', 'prod-eu: Hubble reports no flows'],
    ['labels-missing', 'prod-eu: the flow metrics do not name namespaces'],
  ] as const)('teaches the values to add: %s', async (code, title) => {
    const api = createFakeCnsApi({
      traffic: () => ({
        ...nothing,
        problems: [buildProblem({ code, message: 'Something is missing.' })],
      }),
    });
    renderWithEntity(<TrafficContent />, { api });

    expect(
      await screen.findByRole('heading', { name: title }),
    ).toBeInTheDocument();
    expect(
      screen.getByLabelText('Values of the Cilium chart'),
    ).toHaveTextContent(
      /hubble: enabled: true metrics: enabled: - flow:labelsContext=/,
    );
    expect(screen.getByText('Something is missing.')).toBeInTheDocument();
    expect(
      screen.getByRole('link', {
        name: 'See the check of the flow metrics on Installation',
      }),
    ).toHaveAttribute('href', '/network-installation');
  });

  it('folds the values for one cluster away where another has numbers', async () => {
    const api = createFakeCnsApi({
      traffic: () => ({
        ...nothing,
        items: [buildTrafficItem({ scope: 'workload', workloads: ['cart'] })],
        problems: [
          buildProblem({
            code: 'metric-missing',
            upstream: { kind: 'prometheus', name: 'staging' },
          }),
        ],
      }),
    });
    renderWithEntity(<TrafficContent />, { api });

    const panel = await screen.findByRole('button', {
      name: 'staging: Hubble reports no flows',
    });
    expect(panel).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(panel);
    expect(screen.getByLabelText('Values of the Cilium chart')).toBeVisible();
  });

  it('opens them for the place that the URL asks for', async () => {
    const api = createFakeCnsApi({
      traffic: () => ({
        ...nothing,
        items: [buildTrafficItem()],
        problems: [
          buildProblem({
            code: 'metric-missing',
            upstream: { kind: 'prometheus', name: 'staging' },
          }),
        ],
      }),
    });
    renderWithEntity(<TrafficContent />, {
      api,
      path: '/?target=staging/shop',
    });

    expect(
      await screen.findByRole('button', {
        name: 'staging: Hubble reports no flows',
      }),
    ).toHaveAttribute('aria-expanded', 'true');
  });

  it('says where to look when there is nothing at all', async () => {
    const api = createFakeCnsApi({ traffic: () => nothing });
    renderWithEntity(<TrafficContent />, { api });

    expect(
      await screen.findByRole('heading', { name: 'No traffic numbers' }),
    ).toBeInTheDocument();
  });

  it('teaches the annotations when it is not known where the service runs', async () => {
    const api = createFakeCnsApi({
      traffic: () => ({
        ...nothing,
        problems: [buildProblem({ code: 'not-annotated' })],
      }),
    });
    renderWithEntity(<TrafficContent />, { api });

    expect(
      await screen.findByLabelText('It is not known where this service runs'),
    ).toHaveTextContent(/backstage\.io\/kubernetes-id: cart/);
    expect(screen.queryByText('No traffic numbers')).not.toBeInTheDocument();
  });

  it('keeps the places that answered when another does not', async () => {
    const api = createFakeCnsApi({
      traffic: () => ({
        ...nothing,
        items: [buildTrafficItem({ cluster: 'prod-eu' })],
        problems: [
          buildProblem({
            upstream: { kind: 'prometheus', name: 'staging' },
            message: 'Prometheus of staging did not answer within 5 s.',
          }),
        ],
      }),
    });
    renderWithEntity(<TrafficContent />, {
      api,
      path: '/?target=staging/shop',
    });

    expect(
      await screen.findByText(
        'Prometheus of staging did not answer within 5 s.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'There are no numbers for staging/shop. These are of prod-eu/shop.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Inbound' })).toBeInTheDocument();
  });

  it('says when nothing could be asked, and tries again', async () => {
    const api = createFakeCnsApi({
      traffic: () => new Error('connection refused'),
    });
    renderWithEntity(<TrafficContent />, { api });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      /connection refused/,
    );
    api.answers.traffic = () => ({ ...nothing, items: [buildTrafficItem()] });
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(
      await screen.findByRole('region', { name: 'Inbound' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('says since when the numbers are stale', async () => {
    const api = createFakeCnsApi({
      traffic: () => ({
        ...nothing,
        items: [buildTrafficItem()],
        freshness: [
          buildFreshness({
            upstream: { kind: 'prometheus', name: 'prod-eu' },
            state: 'stale',
          }),
        ],
      }),
    });
    renderWithEntity(<TrafficContent />, { api });

    expect(await screen.findByText(/^stale since /)).toBeInTheDocument();
  });

  it('takes place and range from the URL', async () => {
    const api = createFakeCnsApi({
      traffic: ({ range }) => ({
        ...nothing,
        items: [
          buildTrafficItem({ range }),
          buildTrafficItem({ range, namespace: 'bank' }),
        ],
      }),
    });
    renderWithEntity(<TrafficContent />, {
      api,
      path: '/?target=prod-eu/bank&range=1w',
    });

    expect(
      await screen.findByText(/Counted for the whole namespace bank/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: /Last week.*Time range/ }),
    ).toBeInTheDocument();
    expect(screen.getAllByText(/in the week before/)).not.toHaveLength(0);
  });

  it('asks again for another range', async () => {
    const ranges: string[] = [];
    const api = createFakeCnsApi({
      traffic: ({ range }) => {
        ranges.push(range);
        return { ...nothing, items: [buildTrafficItem({ range })] };
      },
    });
    renderWithEntity(<TrafficContent />, { api });

    await userEvent.click(
      await screen.findByRole('button', { name: /Time range/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Last 30 minutes' }),
    );

    await waitFor(() => expect(ranges).toContain('30m'));
    expect(
      await screen.findAllByText(/in the 30 minutes before/),
    ).not.toHaveLength(0);
  });

  it('gives the PromQL behind the numbers', async () => {
    const api = createFakeCnsApi();
    renderWithEntity(<TrafficContent />, { api });

    await userEvent.click(
      await screen.findByRole('button', { name: 'The same in PromQL' }),
    );
    expect(
      screen.getByLabelText('PromQL of Inbound, forwarded'),
    ).toHaveTextContent(/^sum\(rate\(hubble_flows_processed_total/);
  });
});
