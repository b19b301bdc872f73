import { toPlotData } from './toPlotData';

describe('toPlotData', () => {
  it('keeps moments and values in step', () => {
    expect(
      toPlotData({
        times: [0, 60, 120],
        stepSeconds: 60,
        forwarded: [1, 2, 3],
        dropped: [0, null, 1],
      }),
    ).toEqual([
      [0, 60, 120],
      [1, 2, 3],
      [0, null, 1],
    ]);
  });

  it('puts a gap where a moment is missing, and none where steps only wobble', () => {
    expect(
      toPlotData({
        times: [0, 80, 300],
        stepSeconds: 60,
        forwarded: [1, 2, 3],
        dropped: [4, 5, 6],
      }),
    ).toEqual([
      [0, 80, 140, 300],
      [1, 2, null, 3],
      [4, 5, null, 6],
    ]);
  });

  it.each([
    ['absent', []],
    ['not a number', [Number.NaN]],
    ['infinite', [Number.POSITIVE_INFINITY]],
  ])('makes a value that is %s a gap', (_, dropped) => {
    expect(
      toPlotData({ times: [0], stepSeconds: 60, forwarded: [1], dropped })[2],
    ).toEqual([null]);
  });

  it('draws nothing from nothing', () => {
    expect(
      toPlotData({ times: [], stepSeconds: 60, forwarded: [], dropped: [] }),
    ).toEqual([[], [], []]);
  });
});
