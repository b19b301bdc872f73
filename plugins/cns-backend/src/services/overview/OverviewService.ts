import { OverviewAnswer, TrafficRange } from 'backstage-plugin-cns-common';
import { EntityQuery } from '../EntityQuery';

/**
 * What all cards of an entity's page need, in one answer.
 *
 * @internal
 */
export interface OverviewService {
  /**
   * One item per place. Parts that the viewer may not see, or whose upstream does not answer soon enough, are left out; the latter with a problem.
   *
   * @throws NotFoundError when the viewer may see no part at all
   */
  read(query: EntityQuery, range: TrafficRange): Promise<OverviewAnswer>;
}
