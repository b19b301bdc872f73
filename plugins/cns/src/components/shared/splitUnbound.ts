import type { UpstreamProblem } from 'backstage-plugin-cns-common';

/**
 * Takes the missing annotation out of the problems: pages without anything to show teach it in its own form.
 *
 * @internal
 */
export function splitUnbound(problems: readonly UpstreamProblem[]): {
  readonly unbound: boolean;
  readonly others: readonly UpstreamProblem[];
} {
  const others = problems.filter(({ code }) => code !== 'not-annotated');
  return { unbound: others.length < problems.length, others };
}
