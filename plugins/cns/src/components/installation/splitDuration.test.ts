import { splitDuration } from './splitDuration';

describe('splitDuration', () => {
  it.each([
    [-1, { unit: 'seconds', seconds: 0 }],
    [0, { unit: 'seconds', seconds: 0 }],
    [59.4, { unit: 'seconds', seconds: 59 }],
    [59.6, { unit: 'whole-minutes', minutes: 1 }],
    [184.2, { unit: 'minutes', minutes: 3, seconds: 4 }],
    [3_599, { unit: 'minutes', minutes: 59, seconds: 59 }],
    [3_600, { unit: 'hours', hours: 1, minutes: 0 }],
    [90_061, { unit: 'hours', hours: 25, minutes: 1 }],
  ])('%p seconds are %j', (duration, split) => {
    expect(splitDuration(duration)).toEqual(split);
  });
});
