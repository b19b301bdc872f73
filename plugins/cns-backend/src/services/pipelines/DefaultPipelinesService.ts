import {
  Answer,
  CNS_ANNOTATIONS,
  ProjectPipeline,
  UpstreamProblem,
} from 'backstage-plugin-cns-common';
import { BindingService, ResolvedBinding } from '../../bindings/BindingService';
import { EntityQuery } from '../EntityQuery';
import { isAboutProjects } from '../isAboutProjects';
import { PipelinesService } from './PipelinesService';
import { ProjectReader } from './ProjectReader';

/**
 * {@link PipelinesService} over the projects of the binding.
 *
 * @internal
 */
export class DefaultPipelinesService implements PipelinesService {
  readonly #bindings: BindingService;
  readonly #projects: ProjectReader;

  constructor(options: { bindings: BindingService; projects: ProjectReader }) {
    this.#bindings = options.bindings;
    this.#projects = options.projects;
  }

  async list(query: EntityQuery): Promise<Answer<ProjectPipeline>> {
    const resolved = await this.#bindings.resolve(query.entity);
    const readings = await Promise.all(
      resolved.binding.projects.map(project => this.#projects.read(project)),
    );
    return {
      items: readings.flatMap(({ item }) => (item ? [item] : [])),
      problems: [
        ...annotationProblems(resolved),
        ...readings.flatMap(({ problems }) => problems),
      ],
      freshness: readings.flatMap(({ freshness }) => freshness),
    };
  }
}

function annotationProblems(
  resolved: ResolvedBinding,
): readonly UpstreamProblem[] {
  const aboutProjects = resolved.problems.filter(isAboutProjects);
  if (aboutProjects.length > 0 || resolved.binding.projects.length > 0) {
    return aboutProjects;
  }
  return [
    {
      upstream: { kind: 'catalog', name: resolved.binding.entityRef },
      code: 'not-annotated',
      message: 'The entity names no GitLab project.',
      hint: `Add the annotation ${CNS_ANNOTATIONS.gitlabProjectSlug}: <group>/<project>`,
    },
  ];
}
