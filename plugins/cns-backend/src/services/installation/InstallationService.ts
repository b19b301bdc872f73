import { Answer, InstallationStep } from 'backstage-plugin-cns-common';
import { EntityQuery } from '../EntityQuery';

/**
 * How far Container Network Security is installed on the clusters that run an entity, and what the next step is.
 *
 * @internal
 */
export interface InstallationService {
  /** The steps of each confirmed or unconfirmed cluster in order; what a cluster has installed concerns nobody's namespace. */
  list(query: EntityQuery): Promise<Answer<InstallationStep>>;
}
