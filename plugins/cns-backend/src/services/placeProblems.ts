import { UpstreamProblem } from 'backstage-plugin-cns-common';
import { ResolvedBinding } from '../bindings/BindingService';
import { isAboutProjects } from './isAboutProjects';

/**
 * Why some places of an entity are left out of an answer that only confirmed places may be part of: what the binding says about annotations and trust, and what is
 * wrong with the clusters that could not be asked.
 *
 * @internal
 */
export function placeProblems(
  resolved: ResolvedBinding,
): readonly UpstreamProblem[] {
  const silent = resolved.places.flatMap(({ target, cluster }) =>
    cluster && target.trust === 'unknown' ? [cluster] : [],
  );
  return [
    ...resolved.problems.filter(problem => !isAboutProjects(problem)),
    ...[...new Set(silent)].flatMap(cluster => cluster.problems()),
  ];
}
