import { formatCount } from './formatCount';

describe('formatCount', () => {
  it.each([
    [0, '0'],
    [0.3, '<1'],
    [1, '1'],
    [1204.4, '1,204'],
    [99_999, '99,999'],
    [99_999.6, '100K'],
    [1_234_567, '1.23M'],
    [Number.NaN, '?'],
    [Number.POSITIVE_INFINITY, '?'],
  ])('writes %p as %p', (count, text) => {
    expect(formatCount(count, 'en')).toBe(text);
  });

  it('follows the language', () => {
    expect(formatCount(1204, 'de')).toBe('1.204');
  });
});
