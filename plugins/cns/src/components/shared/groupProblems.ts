import type { UpstreamProblem } from 'backstage-plugin-cns-common';

/** The problems of one upstream. @internal */
export interface ProblemGroup {
  readonly key: string;
  readonly problems: readonly UpstreamProblem[];
}

/**
 * Puts the problems of each upstream together, in the order in which the upstreams first occur; the same sentence only once.
 *
 * @internal
 */
export function groupProblems(
  problems: readonly UpstreamProblem[],
): readonly ProblemGroup[] {
  const groups = new Map<string, UpstreamProblem[]>();
  for (const problem of problems) {
    const key = `${problem.upstream.kind}:${problem.upstream.name}`;
    const group = groups.get(key);
    if (!group) {
      groups.set(key, [problem]);
    } else if (!group.some(known => known.message === problem.message)) {
      group.push(problem);
    }
  }
  return [...groups].map(([key, group]) => ({ key, problems: group }));
}
