import { toStatusTone } from './toStatusTone';

describe('toStatusTone', () => {
  it.each([
    ['success', false, 'good'],
    ['failed', false, 'bad'],
    ['failed', true, 'warning'],
    ['success', true, 'good'],
    ['canceled', false, 'warning'],
    ['running', false, 'neutral'],
    ['waiting_for_resource', false, 'neutral'],
    ['a_status_of_a_later_gitlab', false, 'unknown'],
  ])('%s (allowed to fail: %p) is %s', (status, allowFailure, tone) => {
    expect(toStatusTone(status, { allowFailure })).toBe(tone);
  });
});
