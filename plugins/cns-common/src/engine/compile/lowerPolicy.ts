import { ClusterSnapshot } from '../../model/ClusterSnapshot';
import { Policy } from '../../model/Policy';
import { PolicyIdentity } from '../../model/PolicyIdentity';
import { Problem } from '../../model/Problem';
import { Profile } from '../profiles/Profile';
import { checkCiliumPolicy } from './checkCiliumPolicy';
import { lowerCiliumPolicy } from './lowerCiliumPolicy';
import { lowerTierPolicy } from './lowerTierPolicy';
import { lowerNetworkPolicy } from './lowerNetworkPolicy';
import { LoweredPolicy, Statement } from './Statement';

/**
 * Decides whether a policy takes part under a profile and translates it into statements if so.
 *
 * @internal
 */
export function lowerPolicy(
  policy: Policy,
  profile: Profile,
  snapshot: ClusterSnapshot,
): LoweredPolicy {
  const ref: PolicyIdentity = {
    kind: policy.kind,
    namespace: policy.namespace,
    name: policy.name,
  };
  const rules = policy.dialect === 'cilium' ? policy.rules.length : 1;
  if (!profile.kinds.includes(policy.kind)) {
    const problem: Problem = {
      code: 'kind-not-enforced',
      severity: 'warning',
      message: `Nothing enforces ${policy.kind} here, so it has no effect.`,
    };
    return {
      outcome: {
        policy: ref,
        status: 'unsupported',
        problems: [...policy.problems, problem],
        rules,
      },
      statements: [],
    };
  }
  const { statements, problems: found } = translate(policy, profile, snapshot);
  const problems = [...policy.problems, ...found];
  const refused = problems.some(
    ({ severity, code }) =>
      profile.refused.includes(code) ||
      (severity === 'error' && !profile.forgiven.includes(code)),
  );
  return {
    outcome: {
      policy: ref,
      status: refused ? 'invalid' : 'ok',
      problems,
      rules,
    },
    statements: refused ? [] : statements,
  };
}

function translate(
  policy: Policy,
  profile: Profile,
  snapshot: ClusterSnapshot,
): {
  readonly statements: readonly Statement[];
  readonly problems: readonly Problem[];
} {
  switch (policy.dialect) {
    case 'kubernetes':
      return {
        statements: lowerNetworkPolicy(policy, profile, snapshot.name),
        problems: [],
      };
    case 'cilium':
      return {
        statements: lowerCiliumPolicy(policy, profile, snapshot),
        problems: checkCiliumPolicy(policy, profile),
      };
    case 'tier':
      return { statements: lowerTierPolicy(policy, profile), problems: [] };
    default:
      return policy satisfies never;
  }
}
