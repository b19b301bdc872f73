import type { InstallationStep } from 'backstage-plugin-cns-common';

/**
 * Tells a step from all others of an answer.
 *
 * @internal
 */
export function stepKey(
  step: Pick<InstallationStep, 'cluster' | 'id'>,
): string {
  return `${step.cluster}/${step.id}`;
}
