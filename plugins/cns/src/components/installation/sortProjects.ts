import type { ProjectPipeline } from 'backstage-plugin-cns-common';

/**
 * Puts management projects before those of the service: they install what the page is about.
 *
 * @internal
 */
export function sortProjects(
  projects: readonly ProjectPipeline[],
): ProjectPipeline[] {
  const rank = ({ role }: ProjectPipeline) => (role === 'management' ? 0 : 1);
  return [...projects].sort((a, b) => rank(a) - rank(b));
}
