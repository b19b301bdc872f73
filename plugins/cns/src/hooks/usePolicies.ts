import type { PoliciesAnswer } from 'backstage-plugin-cns-common';
import { useCnsAnswer, type CnsAnswer } from './useCnsAnswer';

/** The entity's policies. @internal */
export function usePolicies(): CnsAnswer<PoliciesAnswer> {
  return useCnsAnswer(live =>
    live.policies.get('', () => ({
      load: signal => live.api.getPolicies(live.entity, { signal }),
      topics: ['binding', 'policies', 'pods', 'freshness'],
    })),
  );
}
