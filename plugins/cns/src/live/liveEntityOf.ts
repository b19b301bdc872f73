import {
  stringifyEntityRef,
  type CompoundEntityRef,
} from '@backstage/catalog-model';
import type { CnsApi } from '../api/CnsApi';
import { LiveEntity } from './LiveEntity';
import { browserEnvironment } from './LiveEnvironment';

/** Entities whose answers are kept for a way back; an idle one holds no connection and no timer. */
const MAX_KEPT = 20;

const entitiesByApi = new WeakMap<CnsApi, Map<string, LiveEntity>>();

/**
 * The live answers about an entity, shared by all cards and tabs that use the same API.
 *
 * @internal
 */
export function liveEntityOf(
  api: CnsApi,
  entity: CompoundEntityRef,
): LiveEntity {
  let entities = entitiesByApi.get(api);
  if (!entities) {
    entities = new Map();
    entitiesByApi.set(api, entities);
  }
  const key = stringifyEntityRef(entity);
  const known = entities.get(key);
  if (known) {
    return known;
  }
  const live = new LiveEntity({
    api,
    entity,
    environment: browserEnvironment,
  });
  entities.set(key, live);
  if (entities.size > MAX_KEPT) {
    for (const oldest of entities.keys()) {
      entities.delete(oldest);
      break;
    }
  }
  return live;
}
