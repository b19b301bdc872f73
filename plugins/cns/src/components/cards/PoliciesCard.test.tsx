import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { OverviewItem } from 'backstage-plugin-cns-common';
import { buildFreshness } from '../../testing/buildFreshness';
import { buildOverviewItem } from '../../testing/buildOverviewItem';
import { buildProblem } from '../../testing/buildProblem';
import { buildTarget } from '../../testing/buildTarget';
import { createFakeCnsApi } from '../../testing/createFakeCnsApi';
import { renderWithEntity } from '../../testing/renderWithEntity';
import { PoliciesCard } from './PoliciesCard';

const freshness = [buildFreshness()];
const answerWith = (
  ...items: OverviewItem[]
): ReturnType<typeof createFakeCnsApi> =>
  createFakeCnsApi({
    overview: () => ({ items, problems: [], freshness, pipelines: [] }),
  });
const policies = (
  overrides: Partial<NonNullable<OverviewItem['policies']>>,
) => ({
  pods: 2,
  inbound: { state: 'closed', rules: 3 } as const,
  outbound: { state: 'open', rules: 0 } as const,
  counts: { enforced: 1, disabled: 0, audit: 0, invalid: 0, unknown: 0 },
  attention: [],
  ...overrides,
});

describe('PoliciesCard', () => {
  it('says it in a sentence, counts by status, and leads to the tab', async () => {
    renderWithEntity(<PoliciesCard />, { api: createFakeCnsApi() });

    expect(
      await screen.findByText('Inbound: closed except for 3 rules.'),
    ).toBeInTheDocument();
    expect(screen.getByText('Outbound: open.')).toBeInTheDocument();
    const counts = within(
      screen.getByRole('list', { name: 'Policies by status' }),
    );
    expect(
      counts.getAllByRole('listitem').map(item => item.textContent),
    ).toEqual(['2 enforced', '1 disabled']);
    expect(screen.getByRole('link', { name: 'Open Policies' })).toHaveAttribute(
      'href',
      '/network-policies',
    );
  });

  it('leads from what needs attention to the policy', async () => {
    renderWithEntity(<PoliciesCard />, { api: createFakeCnsApi() });

    expect(
      await screen.findByRole('link', { name: 'drop-outbound is disabled.' }),
    ).toHaveAttribute(
      'href',
      '/network-policies?target=prod-eu%2Fshop&name=drop-outbound',
    );
  });

  it.each([
    [{ state: 'closed', rules: 0 }, 'Inbound: closed.'],
    [{ state: 'closed', rules: 1 }, 'Inbound: closed except for 1 rule.'],
    [
      { state: 'mixed', rules: 2 },
      'Inbound: open for some pods, closed for others.',
    ],
    [{ state: 'unknown', rules: 0 }, 'Inbound: not known.'],
  ] as const)('has words for %j', async (inbound, sentence) => {
    renderWithEntity(<PoliciesCard />, {
      api: answerWith(buildOverviewItem({ policies: policies({ inbound }) })),
    });

    expect(await screen.findByText(sentence)).toBeInTheDocument();
  });

  it('does not call a service without pods open', async () => {
    const none = { state: 'no-pods', rules: 0 } as const;
    renderWithEntity(<PoliciesCard />, {
      api: answerWith(
        buildOverviewItem({
          policies: policies({ inbound: none, outbound: none, pods: 0 }),
        }),
      ),
    });

    expect(
      await screen.findByText('No pods of this service run in prod-eu / shop.'),
    ).toBeInTheDocument();
    expect(screen.queryByText('Outbound: open.')).not.toBeInTheDocument();
  });

  it('does not hide that another place needs attention', async () => {
    const user = userEvent.setup();
    renderWithEntity(<PoliciesCard />, {
      api: answerWith(
        buildOverviewItem({ policies: policies({ attention: [] }) }),
        buildOverviewItem({
          target: buildTarget({ cluster: 'staging' }),
          policies: policies({
            attention: [
              { code: 'audit-mode', sentence: 'Cilium only audits.' },
            ],
          }),
        }),
      ),
    });
    expect(screen.queryByText('Cilium only audits.')).not.toBeInTheDocument();

    await user.click(
      await screen.findByRole('link', {
        name: '1 point needs attention in staging / shop',
      }),
    );

    expect(await screen.findByText('Cilium only audits.')).toBeInTheDocument();
  });

  it('says that policies of a place cannot be shown, with the reason', async () => {
    renderWithEntity(<PoliciesCard />, {
      api: createFakeCnsApi({
        overview: () => ({
          items: [buildOverviewItem({ policies: undefined })],
          problems: [
            buildProblem({
              upstream: { kind: 'kubernetes', name: 'prod-eu' },
              message: 'The API server of prod-eu did not answer.',
            }),
            buildProblem(),
          ],
          freshness,
          pipelines: [],
        }),
      }),
    });

    expect(
      await screen.findByText(
        'The policies in prod-eu / shop cannot be shown.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('The API server of prod-eu did not answer.'),
    ).toBeInTheDocument();
    // Prometheus is the throughput card's business.
    expect(screen.queryByText(/Prometheus/)).not.toBeInTheDocument();
  });

  it('teaches the annotations when it is not known where the entity runs', async () => {
    renderWithEntity(<PoliciesCard />, { api: answerWith() });

    expect(
      await screen.findByText(/backstage\.io\/kubernetes-id: cart/),
    ).toBeInTheDocument();
  });

  it('is told about changes', async () => {
    const api = createFakeCnsApi();
    renderWithEntity(<PoliciesCard />, { api });
    expect(await screen.findByText('Outbound: open.')).toBeInTheDocument();
    await waitFor(() => expect(api.streams()).toBe(1));

    api.answers.overview = answerWith(
      buildOverviewItem({
        policies: policies({ outbound: { state: 'closed', rules: 0 } }),
      }),
    ).answers.overview;
    act(() => api.change('policies'));

    expect(await screen.findByText('Outbound: closed.')).toBeInTheDocument();
  });
});
