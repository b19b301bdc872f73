import { formatRate } from './formatRate';

describe('formatRate', () => {
  it.each([
    [0, '0'],
    [0.004, '<0.01'],
    [0.01, '0.01'],
    [1.234, '1.23'],
    [12.345, '12.3'],
    [123.4, '123'],
    [9_999, '9,999'],
    [12_345, '12.3K'],
    [Number.NaN, '?'],
  ])('writes %p as %p', (rate, text) => {
    expect(formatRate(rate, 'en')).toBe(text);
  });
});
