import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { FlowTotals } from 'backstage-plugin-cns-common';
import { buildFreshness } from '../../testing/buildFreshness';
import { buildOverviewItem } from '../../testing/buildOverviewItem';
import { buildProblem } from '../../testing/buildProblem';
import { buildTrafficItem } from '../../testing/buildTrafficItem';
import { createFakeCnsApi } from '../../testing/createFakeCnsApi';
import { renderWithEntity } from '../../testing/renderWithEntity';
import { PoliciesCard } from './PoliciesCard';
import { ThroughputCard } from './ThroughputCard';

const none = { forwarded: 0, dropped: 0 };
const item = buildTrafficItem();
const totals = (now: FlowTotals, previous?: FlowTotals) =>
  createFakeCnsApi({
    overview: () => ({
      items: [
        buildOverviewItem({
          throughput: {
            ...item,
            inbound: { ...item.inbound, totals: now, previous },
          },
        }),
      ],
      problems: [],
      freshness: [],
      pipelines: [],
    }),
  });

describe('ThroughputCard', () => {
  it('shows the dropped share, how it was before, and what the numbers are', async () => {
    renderWithEntity(<ThroughputCard />, {
      api: totals(
        { forwarded: 900, dropped: 100, droppedShare: 0.1 },
        { forwarded: 990, dropped: 10, droppedShare: 0.01 },
      ),
    });

    expect(await screen.findByText('10%')).toBeInTheDocument();
    expect(screen.getByText('up from 1% before')).toBeInTheDocument();
    expect(screen.getByText('900 forwarded, 100 dropped')).toBeInTheDocument();
    expect(screen.getByText(/flow events, not bytes/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Open Traffic' })).toHaveAttribute(
      'href',
      '/network-traffic',
    );
  });

  it.each([
    [
      { forwarded: 9, dropped: 1, droppedShare: 0.1 },
      { forwarded: 8, dropped: 2, droppedShare: 0.2 },
      'down from 20% before',
    ],
    [
      { forwarded: 90_001, dropped: 9_999, droppedShare: 0.09999 },
      { forwarded: 9, dropped: 1, droppedShare: 0.1 },
      '10% before',
    ],
    [
      { forwarded: 9, dropped: 1, droppedShare: 0.1 },
      none,
      'nothing flowed before',
    ],
  ])('compares with the range before', async (now, before, words) => {
    renderWithEntity(<ThroughputCard />, { api: totals(now, before) });

    expect(await screen.findByText(words)).toBeInTheDocument();
  });

  it('does not call nothing 0%', async () => {
    renderWithEntity(<ThroughputCard />, { api: totals(none, none) });

    expect(await screen.findByText('No flow events')).toBeInTheDocument();
    expect(screen.queryByText('0%')).not.toBeInTheDocument();
  });

  it('has out as a tab', async () => {
    const user = userEvent.setup();
    renderWithEntity(<ThroughputCard />, { api: createFakeCnsApi() });

    await user.click(await screen.findByRole('tab', { name: 'Out' }));

    expect(await screen.findByText(/Outbound/)).toBeInTheDocument();
  });

  it('takes the range from the URL, and is one question with the other cards', async () => {
    const ranges: string[] = [];
    const usual = createFakeCnsApi();
    const api = createFakeCnsApi({
      overview: query => {
        ranges.push(query.range);
        return usual.answers.overview(query);
      },
    });
    renderWithEntity(
      <>
        <ThroughputCard />
        <PoliciesCard />
      </>,
      { api, path: '/?range=1w' },
    );
    expect(await screen.findByText('Outbound: open.')).toBeInTheDocument();

    expect(new Set(ranges)).toEqual(new Set(['1w']));
    // At first, and once more when the stream of changes is open.
    expect(ranges.length).toBeLessThanOrEqual(2);
  });

  it('teaches the values when Hubble counts no flows', async () => {
    renderWithEntity(<ThroughputCard />, {
      api: createFakeCnsApi({
        overview: () => ({
          items: [buildOverviewItem({ throughput: undefined })],
          problems: [
            buildProblem({
              code: 'metric-missing',
              message: 'Prometheus of prod-eu has no Hubble metric.',
            }),
          ],
          freshness: [],
          pipelines: [],
        }),
      }),
    });

    expect(await screen.findByText(/hubble:/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /Installation/ })).toHaveAttribute(
      'href',
      '/network-installation',
    );
  });

  it('names the Prometheus that did not answer', async () => {
    renderWithEntity(<ThroughputCard />, {
      api: createFakeCnsApi({
        overview: () => ({
          items: [buildOverviewItem({ throughput: undefined })],
          problems: [buildProblem()],
          freshness: [buildFreshness()],
          pipelines: [],
        }),
      }),
    });

    expect(
      await screen.findByText(
        'Prometheus of prod-eu did not answer within 5 s.',
      ),
    ).toBeInTheDocument();
    expect(screen.queryByText(/hubble:/)).not.toBeInTheDocument();
  });

  it('says that the portal did not answer', async () => {
    renderWithEntity(<ThroughputCard />, {
      api: createFakeCnsApi({ overview: () => new Error('Failed to fetch') }),
    });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The portal did not answer',
    );
  });
});
