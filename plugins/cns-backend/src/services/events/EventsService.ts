import { ChangeEvent } from 'backstage-plugin-cns-common';
import { EntityQuery } from '../EntityQuery';

/**
 * Tells open pages that something their answers are made of has changed.
 *
 * @internal
 */
export interface EventsService {
  /**
   * Calls `listener` after changes in the entity's clusters and namespaces, until the returned function is called.
   *
   * @throws ServiceUnavailableError when there are too many listeners already
   */
  subscribe(
    query: EntityQuery,
    listener: (event: ChangeEvent) => void,
  ): Promise<() => void>;
}
