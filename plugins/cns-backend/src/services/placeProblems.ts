import { UpstreamProblem } from 'backstage-plugin-cns-common';
import { BoundPlace, ResolvedBinding } from '../bindings/BindingService';

/**
 * Why some places of an entity are left out of an answer that only confirmed places may be part of: what the binding says about its annotations and about trust, and
 * what is wrong with clusters that could not be asked.
 *
 * @internal
 */
export function placeProblems(
  resolved: ResolvedBinding,
): readonly UpstreamProblem[] {
  const fromBinding = resolved.problems.filter(
    ({ upstream, code }) =>
      upstream.kind !== 'gitlab' && code !== 'project-unknown',
  );
  const unexplained = resolved.places
    .filter(place => place.target.trust === 'unconfirmed')
    .filter(
      ({ target }) =>
        !fromBinding.some(
          ({ code, message }) =>
            code === 'binding-unconfirmed' &&
            message.includes(target.namespace),
        ),
    )
    .map(unconfirmedProblem);
  const fromClusters = resolved.places
    .filter(place => place.target.trust === 'unknown')
    .flatMap(({ cluster }) => cluster?.problems() ?? []);
  return [...fromBinding, ...unexplained, ...new Set(fromClusters)];
}

function unconfirmedProblem({ target }: BoundPlace): UpstreamProblem {
  return {
    upstream: { kind: 'kubernetes', name: target.cluster },
    code: 'binding-unconfirmed',
    message: `Namespace ${target.namespace} in ${target.cluster} does not say that it belongs to this entity, so what concerns the whole namespace is not shown.`,
    hint: target.confirmCommand,
  };
}
