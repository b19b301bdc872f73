import { KubernetesObject } from '../../world';

/** How many policies may have begun in the past one by one; with more, all of them are taken to have been there always. */
const MOST_STEPS = 12;

/** From when on which policies were in force. @internal */
export interface PolicyEpoch {
  readonly fromMs: number;
  readonly policies: readonly KubernetesObject[];
}

/**
 * What was in force when, as far as the creation times of today's policies tell: the past of the world before it
 * began.
 *
 * @param sinceMs - the beginning of the history.
 *
 * @internal
 */
export function policyHistory(
  policies: readonly KubernetesObject[],
  sinceMs: number,
): readonly PolicyEpoch[] {
  const createdAt = (policy: KubernetesObject) =>
    Date.parse(policy.metadata.creationTimestamp);
  const steps = [
    ...new Set(policies.map(createdAt).filter(at => at > sinceMs)),
  ].sort((a, b) => a - b);
  if (steps.length > MOST_STEPS) {
    return [{ fromMs: sinceMs, policies }];
  }
  return [sinceMs, ...steps].map(fromMs => ({
    fromMs,
    policies: policies.filter(policy => !(createdAt(policy) > fromMs)),
  }));
}
