import {
  cnsPermissions,
  OverviewAnswer,
  TrafficRange,
} from 'backstage-plugin-cns-common';
import { EntityQuery } from '../EntityQuery';
import { ReadAuthorizer } from '../ReadAuthorizer';
import { OverviewService } from './OverviewService';

/**
 * {@link OverviewService} for viewers who may read at least one part. The parts themselves come from services that check each its own permission.
 *
 * @internal
 */
export class AuthorizedOverviewService implements OverviewService {
  readonly #service: OverviewService;
  readonly #authorizer: ReadAuthorizer;

  constructor(options: {
    service: OverviewService;
    authorizer: ReadAuthorizer;
  }) {
    this.#service = options.service;
    this.#authorizer = options.authorizer;
  }

  async read(query: EntityQuery, range: TrafficRange): Promise<OverviewAnswer> {
    await this.#authorizer.checkAny(query, cnsPermissions);
    return this.#service.read(query, range);
  }
}
