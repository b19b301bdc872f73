import { ChangeEvent, cnsPermissions } from 'backstage-plugin-cns-common';
import { EntityQuery } from '../EntityQuery';
import { ReadAuthorizer } from '../ReadAuthorizer';
import { EventsService } from './EventsService';

/**
 * {@link EventsService} for viewers who may read any part of the entity's network security; events carry no content.
 *
 * @internal
 */
export class AuthorizedEventsService implements EventsService {
  readonly #service: EventsService;
  readonly #authorizer: ReadAuthorizer;

  constructor(options: { service: EventsService; authorizer: ReadAuthorizer }) {
    this.#service = options.service;
    this.#authorizer = options.authorizer;
  }

  async subscribe(
    query: EntityQuery,
    listener: (event: ChangeEvent) => void,
  ): Promise<() => void> {
    await this.#authorizer.checkAny(query, cnsPermissions);
    return this.#service.subscribe(query, listener);
  }
}
