import {
  BoundProject,
  CNS_ANNOTATIONS,
  Upstream,
  UpstreamProblem,
} from 'backstage-plugin-cns-common';
import { GitLabProject } from '../../clients/gitlab/GitLabClient';
import { toUpstreamProblem } from '../../http/toUpstreamProblem';

/**
 * What it means for the reader of the page when GitLab does not show a project.
 *
 * @internal
 */
export function projectProblem(
  bound: BoundProject,
  upstream: Upstream,
  error: unknown,
): UpstreamProblem {
  const problem = toUpstreamProblem(upstream, error);
  switch (problem.code) {
    case 'not-found':
      return {
        upstream,
        code: 'project-unknown',
        message: `GitLab ${bound.host} has no project ${bound.project}, or does not show it to the configured token.`,
        hint: `Check ${whereNamed(
          bound,
        )}, and that the token in integrations.gitlab may read the project (role Reporter or above).`,
      };
    case 'moved':
      return {
        upstream,
        code: 'moved',
        message: `The project ${bound.project} on ${bound.host} has another path now.`,
        hint: renameHint(bound),
      };
    default:
      return problem;
  }
}

/**
 * The problem of a project that was found under a path which is not its own any more.
 *
 * @internal
 */
export function movedProblem(
  bound: BoundProject,
  upstream: Upstream,
  project: GitLabProject,
): UpstreamProblem | undefined {
  const named = bound.project.toLocaleLowerCase('en-US');
  if (
    /^\d+$/.test(bound.project) ||
    named === project.path.toLocaleLowerCase('en-US')
  ) {
    return undefined;
  }
  return {
    upstream,
    code: 'moved',
    message: `The project ${bound.project} on ${bound.host} is now ${project.path}.`,
    hint: renameHint(bound),
  };
}

function renameHint(bound: BoundProject): string {
  return `Put the new path into ${whereNamed(
    bound,
  )}, or the project's numeric id, which survives renames.`;
}

function whereNamed(bound: BoundProject): string {
  return bound.role === 'service'
    ? `the annotation ${CNS_ANNOTATIONS.gitlabProjectSlug}`
    : `cns.clusters.<name>.managementProject or the annotation ${CNS_ANNOTATIONS.clusterManagementProject}`;
}
