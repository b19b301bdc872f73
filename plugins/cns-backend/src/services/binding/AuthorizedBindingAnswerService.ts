import { Answer, Binding, cnsPermissions } from 'backstage-plugin-cns-common';
import { EntityQuery } from '../EntityQuery';
import { ReadAuthorizer } from '../ReadAuthorizer';
import { BindingAnswerService } from './BindingAnswerService';

/** {@link BindingAnswerService} for viewers who may read any part of the entity's network security. @internal */
export class AuthorizedBindingAnswerService implements BindingAnswerService {
  readonly #service: BindingAnswerService;
  readonly #authorizer: ReadAuthorizer;

  constructor(options: {
    service: BindingAnswerService;
    authorizer: ReadAuthorizer;
  }) {
    this.#service = options.service;
    this.#authorizer = options.authorizer;
  }

  async read(query: EntityQuery): Promise<Answer<Binding>> {
    await this.#authorizer.checkAny(query, cnsPermissions);
    return this.#service.read(query);
  }
}
