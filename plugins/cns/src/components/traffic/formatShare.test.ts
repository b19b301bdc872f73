import { formatShare } from './formatShare';

describe('formatShare', () => {
  it.each([
    [0, '0%'],
    [0.00001, '<0.01%'],
    [0.0001, '0.01%'],
    [0.00456, '0.46%'],
    [0.01, '1%'],
    [0.1234, '12.3%'],
    [0.999, '99.9%'],
    [0.99999, '>99.9%'],
    [1, '100%'],
    [Number.NaN, '?'],
  ])('writes %p as %p', (share, text) => {
    expect(formatShare(share, 'en')).toBe(text);
  });
});
