import { Entity } from '@backstage/catalog-model';
import {
  BoundProject,
  CNS_ANNOTATIONS,
  UpstreamProblem,
} from 'backstage-plugin-cns-common';
import { readStatedProject, StatedProject } from './readStatedProject';

/**
 * Reads which GitLab projects belong to an entity: its own from annotations, and the management projects of its clusters.
 *
 * @param options - `management` is what manages the clusters where the entity is believed to run, by cluster
 * @internal
 */
export function readProjects(options: {
  readonly entity: Entity;
  readonly hosts: readonly string[];
  readonly management: ReadonlyMap<string, StatedProject>;
}): {
  readonly projects: readonly BoundProject[];
  readonly problems: readonly UpstreamProblem[];
} {
  const { entity, hosts, management } = options;
  const problems: UpstreamProblem[] = [];
  const projects: BoundProject[] = [];
  const add = (
    stated: StatedProject | undefined,
    role: BoundProject['role'],
  ) => {
    if (stated?.project && !has(projects, stated.project, role)) {
      projects.push({ ...stated.project, role });
    }
    if (stated?.problem) {
      problems.push(stated.problem);
    }
  };
  // The path wins: an id says nothing to a reader.
  const key = entity.metadata.annotations?.[CNS_ANNOTATIONS.gitlabProjectSlug]
    ? CNS_ANNOTATIONS.gitlabProjectSlug
    : CNS_ANNOTATIONS.gitlabProjectId;
  add(readStatedProject(entity, key, hosts), 'service');
  for (const stated of management.values()) {
    add(stated, 'management');
  }
  return { projects, problems };
}

function has(
  projects: readonly BoundProject[],
  { host, project }: NonNullable<StatedProject['project']>,
  role: BoundProject['role'],
): boolean {
  return projects.some(
    known =>
      known.role === role && known.host === host && known.project === project,
  );
}
