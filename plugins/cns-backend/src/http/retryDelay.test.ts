import { retryDelay } from './retryDelay';

describe('retryDelay', () => {
  const now = Date.parse('2026-11-23T00:00:00Z');
  const delay = (over: Partial<Parameters<typeof retryDelay>[0]>) =>
    retryDelay({
      attempt: 1,
      retryAfter: undefined,
      random: 0.5,
      now,
      ...over,
    });

  it.each([
    ['grows with the attempts', { attempt: 1 }, 200],
    ['grows with the attempts', { attempt: 2 }, 400],
    ['is bounded', { attempt: 30 }, 2_500],
    ['is jittered down to nothing', { random: 0 }, 0],
    ['takes seconds from the upstream', { retryAfter: '7' }, 7_000],
    [
      'takes a date from the upstream',
      { retryAfter: 'Mon, 23 Nov 2026 00:00:03 GMT' },
      3_000,
    ],
    [
      'takes a date that has passed as "now"',
      { retryAfter: 'Mon, 23 Nov 2020 00:00:03 GMT' },
      0,
    ],
    ['ignores nonsense', { retryAfter: 'soon' }, 200],
  ])('%s: %j', (_, over, expected) => {
    expect(delay(over)).toBe(expected);
  });
});
