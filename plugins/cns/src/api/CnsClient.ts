import type { CompoundEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import {
  entityPath,
  installationAnswerSchema,
  logsAnswerSchema,
  overviewAnswerSchema,
  pipelinesAnswerSchema,
  policiesAnswerSchema,
  policyDetailAnswerSchema,
  trafficAnswerSchema,
  type InstallationAnswer,
  type LogsAnswer,
  type OverviewAnswer,
  type PipelinesAnswer,
  type PoliciesAnswer,
  type PolicyDetailAnswer,
  type PolicyRef,
  type TrafficAnswer,
  type TrafficRange,
} from 'backstage-plugin-cns-common';
import type { CnsApi, CnsLiveEvent, CnsRequestOptions } from './CnsApi';
import { KeptAnswers } from './KeptAnswers';
import { parseAnswer, type AnswerParser } from './parseAnswer';
import { readChangeStream } from './readChangeStream';

type EntityResource = Parameters<typeof entityPath>[1];

interface GetOptions<T> {
  readonly entity: CompoundEntityRef;
  readonly resource: EntityResource;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly schema: AnswerParser<T>;
  readonly kept: KeptAnswers<T>;
  readonly options?: CnsRequestOptions;
}

/**
 * Asks the backend over HTTP.
 *
 * @remarks
 * Keeps the last answers with their ETags, so that asking again for something unchanged costs a 304 without a body and yields the same object.
 *
 * @internal
 */
export class CnsClient implements CnsApi {
  readonly #discoveryApi: DiscoveryApi;
  readonly #fetchApi: FetchApi;
  readonly #overview = new KeptAnswers<OverviewAnswer>();
  readonly #policies = new KeptAnswers<PoliciesAnswer>();
  readonly #policy = new KeptAnswers<PolicyDetailAnswer>();
  readonly #traffic = new KeptAnswers<TrafficAnswer>();
  readonly #pipelines = new KeptAnswers<PipelinesAnswer>();
  readonly #installation = new KeptAnswers<InstallationAnswer>();
  readonly #logs = new KeptAnswers<LogsAnswer>();

  constructor(options: {
    readonly discoveryApi: DiscoveryApi;
    readonly fetchApi: FetchApi;
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  getOverview(
    entity: CompoundEntityRef,
    query: { readonly range: TrafficRange },
    options?: CnsRequestOptions,
  ) {
    return this.#get({
      entity,
      resource: 'overview',
      query,
      schema: overviewAnswerSchema,
      kept: this.#overview,
      options,
    });
  }

  getPolicies(entity: CompoundEntityRef, options?: CnsRequestOptions) {
    return this.#get({
      entity,
      resource: 'policies',
      schema: policiesAnswerSchema,
      kept: this.#policies,
      options,
    });
  }

  getPolicy(
    entity: CompoundEntityRef,
    policy: PolicyRef,
    options?: CnsRequestOptions,
  ) {
    const { cluster, kind, namespace, name } = policy;
    return this.#get({
      entity,
      resource: 'policies/item',
      query: { cluster, kind, namespace, name },
      schema: policyDetailAnswerSchema,
      kept: this.#policy,
      options,
    });
  }

  getTraffic(
    entity: CompoundEntityRef,
    query: { readonly range: TrafficRange },
    options?: CnsRequestOptions,
  ) {
    return this.#get({
      entity,
      resource: 'traffic',
      query,
      schema: trafficAnswerSchema,
      kept: this.#traffic,
      options,
    });
  }

  getPipelines(entity: CompoundEntityRef, options?: CnsRequestOptions) {
    return this.#get({
      entity,
      resource: 'pipelines',
      schema: pipelinesAnswerSchema,
      kept: this.#pipelines,
      options,
    });
  }

  getInstallation(entity: CompoundEntityRef, options?: CnsRequestOptions) {
    return this.#get({
      entity,
      resource: 'installation',
      schema: installationAnswerSchema,
      kept: this.#installation,
      options,
    });
  }

  getLogs(entity: CompoundEntityRef, options?: CnsRequestOptions) {
    return this.#get({
      entity,
      resource: 'logs',
      schema: logsAnswerSchema,
      kept: this.#logs,
      options,
    });
  }

  async *watchChanges(
    entity: CompoundEntityRef,
    options?: CnsRequestOptions,
  ): AsyncGenerator<CnsLiveEvent> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('cns');
    const response = await this.#fetchApi.fetch(
      `${baseUrl}${entityPath(entity, 'events')}`,
      {
        headers: { accept: 'text/event-stream' },
        signal: options?.signal,
      },
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    yield* readChangeStream(response, options?.signal);
  }

  async #get<T>(request: GetOptions<T>): Promise<T> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('cns');
    const url = new URL(
      `${baseUrl}${entityPath(request.entity, request.resource)}`,
    );
    for (const [name, value] of Object.entries(request.query ?? {})) {
      if (value !== undefined) {
        url.searchParams.set(name, value);
      }
    }
    const key = url.toString();
    const kept = request.kept.get(key);

    const response = await this.#fetchApi.fetch(key, {
      headers: kept
        ? { accept: 'application/json', 'if-none-match': kept.etag }
        : { accept: 'application/json' },
      signal: request.options?.signal,
    });
    if (response.status === 304 && kept) {
      return kept.answer;
    }
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }

    const answer = await parseAnswer(response, request.schema);
    const etag = response.headers.get('etag');
    if (etag) {
      request.kept.set(key, { etag, answer });
    }
    return answer;
  }
}
