import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { TimeAgo } from './TimeAgo';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('TimeAgo', () => {
  it.each([
    [-30, 'just now'],
    [2, 'just now'],
    [30, /^(30|31) s ago$/],
    [3 * MINUTE, '3 min ago'],
    [2 * HOUR + 59 * MINUTE, '2 h ago'],
    [47 * HOUR, '47 h ago'],
    [3 * DAY, '3 d ago'],
    [365 * DAY, '365 d ago'],
  ])('says how long ago %d s are', async (seconds, expected) => {
    const at = new Date(Date.now() - seconds * 1_000).toISOString();
    renderInTestApp(<TimeAgo at={at} />);

    const text = await screen.findByText(expected);
    expect(text).toHaveAttribute('datetime', at);
    expect(text).toHaveAttribute('title');
  });

  it('shows as it is what is no time', async () => {
    renderInTestApp(<TimeAgo at="yesterday" />);

    expect(await screen.findByText('yesterday')).toBeInTheDocument();
  });
});
