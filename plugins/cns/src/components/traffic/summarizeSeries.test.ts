import { summarizeSeries } from './summarizeSeries';

describe('summarizeSeries', () => {
  it('leaves gaps out of the average', () => {
    expect(
      summarizeSeries([
        [0, 60, 120],
        [2, null, 4],
        [0, null, 0],
      ]),
    ).toEqual({
      from: 0,
      to: 120,
      forwarded: { average: 3, highest: 4 },
      dropped: { average: 0, highest: 0 },
      gaps: 1,
      moments: 3,
    });
  });

  it('says nothing of a line without values', () => {
    expect(summarizeSeries([[0], [null], [null]])).toMatchObject({
      forwarded: {},
      dropped: {},
      gaps: 1,
      moments: 1,
    });
  });

  it('has no first moment without moments', () => {
    expect(summarizeSeries([[], [], []])).toMatchObject({
      from: undefined,
      to: undefined,
      moments: 0,
    });
  });
});
