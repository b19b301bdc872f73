import { formatMoment } from './formatMoment';

const moment = Date.UTC(2026, 10, 23, 14, 2, 15) / 1000;

describe('formatMoment', () => {
  it.each([
    [false, '14:02:15'],
    [true, 'Nov 23, 14:02'],
  ])('with date %p: %p', (withDate, text) => {
    expect(
      formatMoment(moment, { withDate, locale: 'en', timeZone: 'UTC' }),
    ).toBe(text);
  });
});
