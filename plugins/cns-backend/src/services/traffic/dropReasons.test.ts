import { dropReasons } from './dropReasons';

const sample = (reason: string, value: number | undefined) => ({
  labels: { reason },
  value,
});

describe('dropReasons', () => {
  // The numbers of Cilium's own handlers: 100 policy events are 50 drops and their 50 verdicts.
  it('counts a packet that policy refuses once', () => {
    expect(
      dropReasons(
        [sample('POLICY_DENIED', 100), sample('STALE_OR_UNROUTABLE_IP', 10)],
        50,
      ),
    ).toEqual([
      { reason: 'POLICY_DENIED', count: 50 },
      { reason: 'STALE_OR_UNROUTABLE_IP', count: 10 },
    ]);
  });

  it('shares the drops among the policy reasons', () => {
    expect(
      dropReasons([sample('POLICY_DENIED', 40), sample('POLICY_DENY', 20)], 30),
    ).toEqual([
      { reason: 'POLICY_DENIED', count: 20 },
      { reason: 'POLICY_DENY', count: 10 },
    ]);
  });

  it('takes counts as they are where verdicts are not reported', () => {
    expect(dropReasons([sample('POLICY_DENIED', 40)], 0)).toEqual([
      { reason: 'POLICY_DENIED', count: 40 },
    ]);
  });

  it('leaves out what did not happen, and all beyond ten', () => {
    expect(
      dropReasons(
        [
          sample('NONE', 0),
          sample('NAN', undefined),
          ...Array.from({ length: 12 }, (_, i) => sample(`R${i}`, i + 1)),
        ],
        0,
      ).map(({ count }) => count),
    ).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
  });
});
