import {
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import {
  CompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import { Request } from 'express';
import { EntityQuery } from '../services/EntityQuery';
import { EntityReader } from '../services/EntityReader';

// The catalog allows 63 characters per part of a name; kinds are shorter. Longer ones cannot exist and are not passed on.
const MAXIMUM_PART_LENGTH = 128;

/**
 * Turns a request for `/v1/entities/:kind/:namespace/:name/...` into what services are asked about.
 *
 * @internal
 */
export class EntityRequests {
  readonly #httpAuth: HttpAuthService;
  readonly #entities: EntityReader;

  constructor(options: { httpAuth: HttpAuthService; entities: EntityReader }) {
    this.#httpAuth = options.httpAuth;
    this.#entities = options.entities;
  }

  /**
   * Reads the entity as the viewer, so that one who may not see it in the catalog gets the same answer as for one that does not exist.
   *
   * @throws AuthenticationError without a user's or service's credentials, InputError for a malformed path, NotFoundError
   */
  async read(req: Request): Promise<EntityQuery> {
    const credentials: BackstageCredentials = await this.#httpAuth.credentials(
      req,
      { allow: ['user', 'service'] },
    );
    const ref = parseEntityPath(req.params);
    const entity = await this.#entities.read(ref, credentials);
    if (!entity) {
      throw new NotFoundError(`No entity ${stringifyEntityRef(ref)} was found`);
    }
    return { entity, credentials };
  }
}

function parseEntityPath(params: Request['params']): CompoundEntityRef {
  const { kind, namespace, name } = params;
  for (const part of [kind, namespace, name]) {
    if (!part || part.length > MAXIMUM_PART_LENGTH || /[/:\s]/.test(part)) {
      throw new InputError(
        'The path must name an entity, as in /v1/entities/component/default/cart',
      );
    }
  }
  return { kind, namespace, name };
}
