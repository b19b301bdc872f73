import type { StatusTone } from '../shared/StatusIcon';

const TONES: ReadonlyMap<string, StatusTone> = new Map([
  ['success', 'good'],
  ['failed', 'bad'],
  ['canceled', 'warning'],
  ['canceling', 'warning'],
  ['skipped', 'neutral'],
  ['manual', 'neutral'],
  ['created', 'neutral'],
  ['scheduled', 'neutral'],
  ['preparing', 'neutral'],
  ['waiting_for_resource', 'neutral'],
  ['waiting_for_callback', 'neutral'],
  ['pending', 'neutral'],
  ['running', 'neutral'],
  ['blocked', 'neutral'],
]);

/**
 * Says what a status of GitLab (pipeline, job or deployment) means for the reader. One that we do not know is unknown, not good.
 *
 * @param options - `allowFailure`: the pipeline goes on when this job fails.
 *
 * @internal
 */
export function toStatusTone(
  status: string,
  options: { readonly allowFailure?: boolean } = {},
): StatusTone {
  const tone = TONES.get(status) ?? 'unknown';
  return tone === 'bad' && options.allowFailure ? 'warning' : tone;
}
