import type { Texts } from '../shared/useTexts';

const KNOWN_REASONS = [
  'POLICY_DENIED',
  'POLICY_DENY',
  'AUTH_REQUIRED',
  'DROP_REASON_UNKNOWN',
  'STALE_OR_UNROUTABLE_IP',
  'SERVICE_BACKEND_NOT_FOUND',
  'CT_TRUNCATED_OR_INVALID_HEADER',
  'UNSUPPORTED_L3_PROTOCOL',
  'UNSUPPORTED_L4_PROTOCOL',
] as const;

/**
 * Says a drop reason of Cilium in words; reasons that we have no words for are undefined and stand as Cilium writes them.
 *
 * @internal
 */
export function describeDropReason(
  reason: string,
  t: Texts,
): string | undefined {
  const known = KNOWN_REASONS.find(candidate => candidate === reason);
  return known && t(`traffic.dropReasons.${known}`);
}
