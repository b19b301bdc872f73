import { buildFreshness } from '../../testing/buildFreshness';
import { pickFreshness } from './pickFreshness';

const early = '2026-05-04T10:00:00.000Z';
const late = '2026-05-04T12:00:00.000Z';

describe('pickFreshness', () => {
  it('names the worst', () => {
    const stale = buildFreshness({ state: 'stale', at: early });
    expect(
      pickFreshness([
        buildFreshness(),
        buildFreshness({ state: 'reconnecting' }),
        stale,
        buildFreshness({ state: 'polled' }),
      ]),
    ).toBe(stale);
  });

  it('names the latest change of live parts, and the oldest of stale ones', () => {
    for (const [state, expected] of [
      ['live', late],
      ['polled', late],
      ['stale', early],
    ] as const) {
      expect(
        pickFreshness([
          buildFreshness({ state, at: early }),
          buildFreshness({ state, at: late }),
        ])?.at,
      ).toBe(expected);
    }
  });

  it('names nothing when there is nothing', () => {
    expect(pickFreshness([])).toBeUndefined();
  });
});
