import { UpstreamProblem } from 'backstage-plugin-cns-common';

/**
 * Whether a problem with an entity's annotations is about its GitLab projects rather than about where it runs; each kind of answer shows its own.
 *
 * @internal
 */
export function isAboutProjects(problem: UpstreamProblem): boolean {
  return (
    problem.upstream.kind === 'gitlab' ||
    problem.code === 'project-unknown' ||
    // The annotation's key, or the name of what is not configured.
    /gitlab/i.test(problem.message)
  );
}
