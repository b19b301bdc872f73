import { describeDropped } from './describeDropped';

const idle = { forwarded: 0, dropped: 0 };
const clean = { forwarded: 10, dropped: 0, droppedShare: 0 };
const lossy = { forwarded: 9, dropped: 1, droppedShare: 0.1 };

describe('describeDropped', () => {
  it.each([
    [{ totals: idle }, { kind: 'idle' }],
    [{ totals: clean }, { kind: 'no-drops' }],
    [{ totals: lossy }, { kind: 'drops', share: 0.1 }],
    [
      { totals: lossy, previous: idle },
      { kind: 'drops', share: 0.1 },
    ],
    [
      { totals: lossy, previous: clean },
      { kind: 'drops', share: 0.1, before: 0 },
    ],
  ])('%j is %j', (traffic, summary) => {
    expect(describeDropped(traffic)).toEqual(summary);
  });
});
