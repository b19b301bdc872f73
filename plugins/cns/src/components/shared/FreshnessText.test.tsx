import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import type { Freshness } from 'backstage-plugin-cns-common';
import type { LiveConnection } from '../../live/ChangeStream';
import { buildFreshness } from '../../testing/buildFreshness';
import { FreshnessText } from './FreshnessText';

const render = (
  freshness: readonly Freshness[],
  connection: LiveConnection = 'live',
) =>
  renderInTestApp(
    <div data-testid="freshness">
      <FreshnessText
        freshness={freshness}
        kind="kubernetes"
        connection={connection}
      />
    </div>,
  );
const text = async () => (await screen.findByTestId('freshness')).textContent;
const now = new Date().toISOString();

describe('FreshnessText', () => {
  it('says that a watched cluster is live, and when it changed', async () => {
    render([buildFreshness({ at: now })]);
    expect(await text()).toBe('live, changed just now');
  });

  it('says since when a part is stale, and of which cluster', async () => {
    render([
      buildFreshness(),
      buildFreshness({
        upstream: { kind: 'kubernetes', name: 'staging' },
        state: 'stale',
        at: now,
      }),
    ]);
    expect(await text()).toMatch(/^staging: stale since \d\d:\d\d$/);
  });

  it('does not claim to be live while changes do not arrive', async () => {
    render([buildFreshness({ at: now })], 'reconnecting');
    expect(await text()).toContain('no live updates at present');
  });

  it.each([
    ['reconnecting', /^reconnecting… last change known is from \d\d:\d\d$/],
    ['polled', /^read just now$/],
    ['loading', /^loading…$/],
  ] as const)('has words for %s', async (state, expected) => {
    render([buildFreshness({ state, at: now })]);
    expect(await text()).toMatch(expected);
  });

  it('says nothing about upstreams of another kind', async () => {
    render([buildFreshness({ upstream: { kind: 'gitlab', name: 'x' } })]);
    expect(await text()).toBe('');
  });
});
