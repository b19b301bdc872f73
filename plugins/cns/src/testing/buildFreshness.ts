import type { Freshness } from 'backstage-plugin-cns-common';

/** Freshness of one upstream: a live cluster. @internal */
export function buildFreshness(overrides: Partial<Freshness> = {}): Freshness {
  return {
    upstream: { kind: 'kubernetes', name: 'prod-eu' },
    state: 'live',
    at: '2026-05-04T14:00:00.000Z',
    ...overrides,
  };
}
