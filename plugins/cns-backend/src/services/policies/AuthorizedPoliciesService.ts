import {
  Answer,
  cnsPolicyReadPermission,
  PolicyDetail,
  PolicyRef,
} from 'backstage-plugin-cns-common';
import { EntityQuery } from '../EntityQuery';
import { ReadAuthorizer } from '../ReadAuthorizer';
import {
  PoliciesService,
  PolicyList,
  SummarizedPlace,
} from './PoliciesService';

/**
 * {@link PoliciesService} for viewers with `cns.policy.read`.
 *
 * @internal
 */
export class AuthorizedPoliciesService implements PoliciesService {
  readonly #service: PoliciesService;
  readonly #authorizer: ReadAuthorizer;

  constructor(options: {
    service: PoliciesService;
    authorizer: ReadAuthorizer;
  }) {
    this.#service = options.service;
    this.#authorizer = options.authorizer;
  }

  async list(query: EntityQuery): Promise<PolicyList> {
    await this.#authorizer.check(query, cnsPolicyReadPermission);
    return this.#service.list(query);
  }

  async get(query: EntityQuery, ref: PolicyRef): Promise<Answer<PolicyDetail>> {
    await this.#authorizer.check(query, cnsPolicyReadPermission);
    return this.#service.get(query, ref);
  }

  async summarize(query: EntityQuery): Promise<Answer<SummarizedPlace>> {
    await this.#authorizer.check(query, cnsPolicyReadPermission);
    return this.#service.summarize(query);
  }
}
