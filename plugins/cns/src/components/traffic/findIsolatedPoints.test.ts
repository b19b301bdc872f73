import { findIsolatedPoints } from './findIsolatedPoints';

describe('findIsolatedPoints', () => {
  it.each([
    [[], []],
    [[1], [0]],
    [[1, 2], []],
    [
      [1, null, 2],
      [0, 2],
    ],
    [
      [null, 1, null, 2, 3, null, 0],
      [1, 6],
    ],
    [[null, null], []],
  ])('finds in %p the indices %p', (values, indices) => {
    expect(findIsolatedPoints(values)).toEqual(indices);
  });
});
