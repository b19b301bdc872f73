import type {
  PolicyDetailAnswer,
  PolicyRef,
} from 'backstage-plugin-cns-common';
import { useCnsAnswer, type CnsAnswer } from './useCnsAnswer';

/** One policy with its YAML, pods and facts. @internal */
export function usePolicy(policy: PolicyRef): CnsAnswer<PolicyDetailAnswer> {
  const { cluster, kind, namespace, name } = policy;
  return useCnsAnswer(live =>
    live.policy.get(JSON.stringify([cluster, kind, namespace, name]), () => ({
      load: signal =>
        live.api.getPolicy(
          live.entity,
          { cluster, kind, namespace, name },
          { signal },
        ),
      topics: ['binding', 'policies', 'pods', 'freshness'],
    })),
  );
}
