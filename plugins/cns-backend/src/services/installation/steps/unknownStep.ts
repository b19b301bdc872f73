import { InstallationStep, UpstreamProblem } from 'backstage-plugin-cns-common';

/** What a step says, without the cluster, id and group that it belongs to. @internal */
export type StepResult = Omit<InstallationStep, 'cluster' | 'id' | 'group'>;

/**
 * A step that cannot be judged, with the reason and the way out.
 *
 * @param evidence - what is known in spite of it
 * @internal
 */
export function unknownStep(
  problem: UpstreamProblem,
  evidence: InstallationStep['evidence'] = [],
): StepResult {
  return {
    state: 'unknown',
    sentence: problem.message,
    evidence,
    fix: problem.hint === undefined ? undefined : { sentence: problem.hint },
  };
}
