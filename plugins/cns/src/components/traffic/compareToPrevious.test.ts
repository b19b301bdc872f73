import { compareToPrevious } from './compareToPrevious';

describe('compareToPrevious', () => {
  it.each([
    [0, 0, { trend: 'same' }],
    [5, 0, { trend: 'more' }],
    [150, 100, { trend: 'more', change: 0.5 }],
    [50, 100, { trend: 'less', change: -0.5 }],
    [100, 100, { trend: 'same', change: 0 }],
    [0, 4, { trend: 'less', change: -1 }],
  ])('%p after %p is %p', (current, previous, comparison) => {
    expect(compareToPrevious(current, previous)).toEqual(comparison);
  });

  it('does not call the noise of extrapolated counters a change', () => {
    expect(compareToPrevious(1004, 1000).trend).toBe('same');
    expect(compareToPrevious(1006, 1000).trend).toBe('more');
  });
});
