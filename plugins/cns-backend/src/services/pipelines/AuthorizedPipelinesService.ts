import {
  Answer,
  cnsInstallationReadPermission,
  ProjectPipeline,
} from 'backstage-plugin-cns-common';
import { EntityQuery } from '../EntityQuery';
import { ReadAuthorizer } from '../ReadAuthorizer';
import { PipelinesService } from './PipelinesService';

/**
 * {@link PipelinesService} for viewers with `cns.installation.read`.
 *
 * @internal
 */
export class AuthorizedPipelinesService implements PipelinesService {
  readonly #service: PipelinesService;
  readonly #authorizer: ReadAuthorizer;

  constructor(options: {
    service: PipelinesService;
    authorizer: ReadAuthorizer;
  }) {
    this.#service = options.service;
    this.#authorizer = options.authorizer;
  }

  async list(query: EntityQuery): Promise<Answer<ProjectPipeline>> {
    await this.#authorizer.check(query, cnsInstallationReadPermission);
    return this.#service.list(query);
  }
}
