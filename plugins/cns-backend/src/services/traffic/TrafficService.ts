import { Answer, TrafficItem, TrafficRange } from 'backstage-plugin-cns-common';
import { EntityQuery } from '../EntityQuery';

/**
 * How much flows to and from an entity's pods, and what of it is dropped.
 *
 * @internal
 */
export interface TrafficService {
  /** One item per confirmed place whose metrics could be read. */
  read(query: EntityQuery, range: TrafficRange): Promise<Answer<TrafficItem>>;
}
