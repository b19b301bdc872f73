import { Answer, Binding } from 'backstage-plugin-cns-common';
import { EntityQuery } from '../EntityQuery';

/**
 * Where an entity runs, for viewers.
 *
 * @internal
 */
export interface BindingAnswerService {
  /** One item. */
  read(query: EntityQuery): Promise<Answer<Binding>>;
}
