import {
  Answer,
  cnsLogReadPermission,
  LogSource,
} from 'backstage-plugin-cns-common';
import { EntityQuery } from '../EntityQuery';
import { ReadAuthorizer } from '../ReadAuthorizer';
import { LogsService } from './LogsService';

/**
 * {@link LogsService} for viewers with `cns.log.read`.
 *
 * @internal
 */
export class AuthorizedLogsService implements LogsService {
  readonly #service: LogsService;
  readonly #authorizer: ReadAuthorizer;

  constructor(options: { service: LogsService; authorizer: ReadAuthorizer }) {
    this.#service = options.service;
    this.#authorizer = options.authorizer;
  }

  async list(query: EntityQuery): Promise<Answer<LogSource>> {
    await this.#authorizer.check(query, cnsLogReadPermission);
    return this.#service.list(query);
  }
}
