import {
  Answer,
  cnsFlowReadPermission,
  TrafficItem,
  TrafficRange,
} from 'backstage-plugin-cns-common';
import { EntityQuery } from '../EntityQuery';
import { ReadAuthorizer } from '../ReadAuthorizer';
import { TrafficService } from './TrafficService';

/**
 * {@link TrafficService} for viewers with `cns.flow.read`.
 *
 * @internal
 */
export class AuthorizedTrafficService implements TrafficService {
  readonly #service: TrafficService;
  readonly #authorizer: ReadAuthorizer;

  constructor(options: {
    service: TrafficService;
    authorizer: ReadAuthorizer;
  }) {
    this.#service = options.service;
    this.#authorizer = options.authorizer;
  }

  async read(
    query: EntityQuery,
    range: TrafficRange,
  ): Promise<Answer<TrafficItem>> {
    await this.#authorizer.check(query, cnsFlowReadPermission);
    return this.#service.read(query, range);
  }
}
