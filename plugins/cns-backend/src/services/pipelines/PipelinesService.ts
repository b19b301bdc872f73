import { Answer, ProjectPipeline } from 'backstage-plugin-cns-common';
import { EntityQuery } from '../EntityQuery';

/**
 * How the pipelines of an entity's GitLab projects stand: its own project, and the one that manages its cluster.
 *
 * @internal
 */
export interface PipelinesService {
  /** One item per bound project that could be read. */
  list(query: EntityQuery): Promise<Answer<ProjectPipeline>>;
}
