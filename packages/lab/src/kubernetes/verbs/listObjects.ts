import { KubernetesObject } from '../../world';
import { ApiRequest } from '../ApiRequest';
import { badRequest, expired } from '../refusals';
import { parseSelection } from '../selectors/parseSelection';
import { StatusError } from '../StatusError';
import {
  ContinueToken,
  formatContinueToken,
  parseContinueToken,
} from './ContinueToken';
import { objectsAt } from './objectsAt';
import { parseVersion } from './parseVersion';

/** One page of a list. @internal */
export interface ListPage {
  readonly items: readonly KubernetesObject[];
  readonly resourceVersion: string;
  readonly continue?: string;
  readonly remainingItemCount?: number;
}

const EXPIRED_TOKEN =
  'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.';

/**
 * Lists a collection: all, or a page of it, all pages as of the version of the first.
 *
 * @throws StatusError 400 for wrong parameters, 410 when the version is forgotten, 504 for one of the future.
 * @internal
 */
export async function listObjects(api: ApiRequest): Promise<ListPage> {
  const store = api.cluster.objects;
  const limit = parseLimit(api.query.get('limit'));
  const test = parseSelection(api.query, api.kind);
  const token = parseToken(api.query.get('continue'));
  const version = token
    ? tokenVersion(token, store.version)
    : await startVersion(api, limit);
  const objects = objectsAt(store, api.kind.id, {
    version,
    ...(api.namespace === undefined ? {} : { namespace: api.namespace }),
    ...(token ? { afterKey: token.afterKey } : {}),
  });
  if (!objects) {
    throw token
      ? expired(EXPIRED_TOKEN, formatContinueToken({ ...token, version: -1 }))
      : expired(
          `The resourceVersion for the provided list is too old: ${version}`,
        );
  }
  const items: KubernetesObject[] = [];
  let lastKey = '';
  let more = false;
  for (const [key, object] of objects) {
    if (test && !test(object)) continue;
    more = items.length === limit;
    if (more) break;
    items.push(object);
    lastKey = key;
  }
  return {
    items,
    resourceVersion: String(version),
    ...(more
      ? { continue: formatContinueToken({ version, afterKey: lastKey }) }
      : {}),
    ...(more && !test ? { remainingItemCount: countAfter(api, lastKey) } : {}),
  };
}

/** As of now, not of the list's version: the field is an estimate by its definition. */
function countAfter(api: ApiRequest, key: string): number {
  const table = api.cluster.objects.table(api.kind.id);
  // '0' is the character after '/', so this is the end of the namespace's range.
  const end =
    api.namespace === undefined
      ? table.size
      : table.lowerBound(`${api.namespace}0`);
  const start = table.lowerBound(key);
  return end - start - (table.get(key) ? 1 : 0);
}

function parseLimit(text: string | null): number {
  if (text === null || text === '' || text === '0') return Infinity;
  if (!/^\d+$/.test(text)) {
    throw badRequest(`strconv.ParseInt: parsing "${text}": invalid syntax`);
  }
  return Number(text);
}

function parseToken(text: string | null): ContinueToken | undefined {
  return text ? parseContinueToken(text) : undefined;
}

function tokenVersion(token: ContinueToken, current: number): number {
  if (token.version > current) throw badRequest('continue key is not valid');
  return token.version < 0 ? current : token.version;
}

async function startVersion(api: ApiRequest, limit: number): Promise<number> {
  const current = api.cluster.objects.version;
  const match = api.query.get('resourceVersionMatch');
  const asked = parseVersion(api.query.get('resourceVersion'));
  if (match && asked === undefined) {
    throw new StatusError({
      code: 422,
      reason: 'Invalid',
      message: `ListOptions.meta.k8s.io "" is invalid: resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided`,
      details: {
        group: 'meta.k8s.io',
        kind: 'ListOptions',
        causes: [
          {
            reason: 'FieldValueForbidden',
            message:
              'Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided',
            field: 'resourceVersionMatch',
          },
        ],
      },
    });
  }
  if (asked === undefined || asked === 0) return current;
  if (asked > current) throw await tooLarge(api, asked);
  // Without a match, a limit makes a given version an exact one.
  return match === 'Exact' || (!match && limit !== Infinity) ? asked : current;
}

/** The real server waits three seconds for the version to come true before it gives up. */
async function tooLarge(api: ApiRequest, asked: number): Promise<StatusError> {
  await new Promise<void>(resolve => {
    api.world.clock.schedule(3000, resolve);
  });
  return new StatusError({
    code: 504,
    reason: 'Timeout',
    message: `Too large resource version: ${asked}, current: ${api.cluster.objects.version}`,
    details: {
      causes: [
        {
          reason: 'ResourceVersionTooLarge',
          message: 'Too large resource version',
          field: '',
        },
      ],
      retryAfterSeconds: 1,
    },
  });
}
