import { Answer, LogSource } from 'backstage-plugin-cns-common';
import { EntityQuery } from '../EntityQuery';

/**
 * Where the lines are that Cilium writes about an entity's pods.
 *
 * @internal
 */
export interface LogsService {
  /** One item per confirmed place. */
  list(query: EntityQuery): Promise<Answer<LogSource>>;
}
