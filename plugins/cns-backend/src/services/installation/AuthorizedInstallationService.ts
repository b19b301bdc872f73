import {
  Answer,
  cnsInstallationReadPermission,
  InstallationStep,
} from 'backstage-plugin-cns-common';
import { EntityQuery } from '../EntityQuery';
import { ReadAuthorizer } from '../ReadAuthorizer';
import { InstallationService } from './InstallationService';

/**
 * {@link InstallationService} for viewers with `cns.installation.read`.
 *
 * @internal
 */
export class AuthorizedInstallationService implements InstallationService {
  readonly #service: InstallationService;
  readonly #authorizer: ReadAuthorizer;

  constructor(options: {
    service: InstallationService;
    authorizer: ReadAuthorizer;
  }) {
    this.#service = options.service;
    this.#authorizer = options.authorizer;
  }

  async list(query: EntityQuery): Promise<Answer<InstallationStep>> {
    await this.#authorizer.check(query, cnsInstallationReadPermission);
    return this.#service.list(query);
  }
}
