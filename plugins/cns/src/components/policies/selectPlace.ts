import type {
  BindingTarget,
  PoliciesAnswer,
  PolicySummary,
  UpstreamProblem,
} from 'backstage-plugin-cns-common';

/**
 * The part of the answer that is about one place.
 *
 * @remarks
 * `listed`: there are policies. `empty`: it is known that there are none. `loading`: the cluster is being read for the first time.
 * `nothing`: nothing can or may be said; problems or the state of the binding say why.
 *
 * @internal
 */
export interface PlacePolicies {
  readonly state: 'listed' | 'empty' | 'loading' | 'nothing';
  readonly policies: readonly PolicySummary[];
  readonly problems: readonly UpstreamProblem[];
}

/** Problems that the notice on the binding tells in more words. */
const TOLD_BY_NOTICE: ReadonlySet<UpstreamProblem['code']> = new Set([
  'binding-unconfirmed',
  'binding-foreign',
  'namespace-not-found',
]);

/** Picks the policies and problems of one place: its namespace's and the cluster-scoped ones of its cluster. @internal */
export function selectPlace(
  answer: PoliciesAnswer,
  target: BindingTarget,
): PlacePolicies {
  const policies = answer.items.filter(
    policy =>
      policy.cluster === target.cluster &&
      (policy.namespace === undefined || policy.namespace === target.namespace),
  );
  const problems = answer.problems.filter(
    problem => !TOLD_BY_NOTICE.has(problem.code),
  );
  return { state: stateOf(answer, target, policies), policies, problems };
}

function stateOf(
  answer: PoliciesAnswer,
  target: BindingTarget,
  policies: readonly PolicySummary[],
): PlacePolicies['state'] {
  if (policies.length > 0) {
    return 'listed';
  }
  const ofCluster = ({ upstream }: Pick<UpstreamProblem, 'upstream'>) =>
    upstream.kind === 'kubernetes' && upstream.name === target.cluster;
  const freshness = answer.freshness.find(ofCluster);
  if (freshness?.state === 'loading') {
    return 'loading';
  }
  const readable =
    target.trust === 'confirmed' || target.trust === 'unconfirmed';
  const troubled = answer.problems.some(
    problem => ofCluster(problem) && !TOLD_BY_NOTICE.has(problem.code),
  );
  return readable && !troubled ? 'empty' : 'nothing';
}
