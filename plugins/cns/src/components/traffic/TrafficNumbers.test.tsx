import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { TrafficNumbers } from './TrafficNumbers';

describe('TrafficNumbers', () => {
  it.each([
    [0, 40, 'new'],
    [100, 100, 'about the same'],
    [100, 150, 'now 50% more'],
    [100, 25, 'now 75% less'],
    [10, 110, 'now 11 times as many'],
  ])('says what came of %p: %p is %p', async (before, now, words) => {
    renderInTestApp(
      <TrafficNumbers
        totals={{ forwarded: 0, dropped: now }}
        previous={{ forwarded: 0, dropped: before }}
        range="1d"
      />,
    );

    expect(
      await screen.findAllByText(`${before} in the day before: ${words}`),
    ).toHaveLength(2);
  });
});
