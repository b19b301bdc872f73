import { formatTimeTicks } from './formatTimeTicks';

const midnight = Date.UTC(2026, 10, 23) / 1000;
const options = { locale: 'en', timeZone: 'UTC' };

describe('formatTimeTicks', () => {
  it('writes the time of day', () => {
    expect(
      formatTimeTicks([midnight + 3_600, midnight + 5_400], 1_800, options),
    ).toEqual(['01:00', '01:30']);
  });

  it('writes the date where a day begins', () => {
    expect(
      formatTimeTicks([midnight - 21_600, midnight], 21_600, options),
    ).toEqual(['18:00', 'Nov 23']);
  });

  it('writes dates only when ticks are days', () => {
    expect(
      formatTimeTicks([midnight + 3_600, midnight + 90_000], 86_400, options),
    ).toEqual(['Nov 23', 'Nov 24']);
  });
});
