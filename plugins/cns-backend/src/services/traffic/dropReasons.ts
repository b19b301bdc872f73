import { PromSample } from '../../clients/prometheus/PrometheusClient';

const MAX_REASONS = 10;

/** Reasons for which Hubble counts the verdict of the policy and the drop itself, both in `hubble_drop_total`. */
const BY_POLICY: readonly string[] = [
  'POLICY_DENIED',
  'POLICY_DENY',
  'AUTH_REQUIRED',
];

/**
 * Drops by reason, largest first, each dropped packet once.
 *
 * @remarks
 * `hubble_drop_total` counts a packet that policy refuses twice where policy verdict notifications are on (the default), other drops once. Of the events with policy
 * reasons, `refusedVerdicts` are such verdicts; the rest are the drops, and the reasons share them in proportion.
 *
 * @param samples - events over the range by label `reason`
 * @param refusedVerdicts - policy verdicts `DROPPED` over the same range and scope
 * @internal
 */
export function dropReasons(
  samples: readonly PromSample[],
  refusedVerdicts: number,
): readonly { readonly reason: string; readonly count: number }[] {
  const byReason = samples.map(({ labels, value }) => ({
    reason: labels.reason ?? 'unknown',
    count: value ?? 0,
  }));
  const byPolicy = byReason
    .filter(({ reason }) => BY_POLICY.includes(reason))
    .reduce((sum, { count }) => sum + count, 0);
  const share =
    byPolicy > 0 ? Math.max(0, byPolicy - refusedVerdicts) / byPolicy : 1;
  return byReason
    .map(({ reason, count }) => ({
      reason,
      count: BY_POLICY.includes(reason) ? count * share : count,
    }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason, 'en'))
    .slice(0, MAX_REASONS);
}
