import { Answer, InstallationStep } from 'backstage-plugin-cns-common';
import { EntityQuery } from '../EntityQuery';

/**
 * How far Container Network Security is installed on the clusters that run an entity, and what the next step is.
 *
 * @internal
 */
export interface InstallationService {
  /** The steps in order, for each cluster in which the entity is believed to run or that it stands for. */
  list(query: EntityQuery): Promise<Answer<InstallationStep>>;
}
