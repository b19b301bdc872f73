import { KubernetesObject, ObjectStore } from '../../world';
import { objectKey } from '../../world/ObjectStore';

/**
 * Walks through the objects of a resource in key order as they were at a version.
 *
 * @param afterKey - starts behind this key.
 * @returns `undefined` when the history no longer reaches back so far.
 * @internal
 */
export function objectsAt(
  store: ObjectStore,
  resource: string,
  options: {
    readonly version: number;
    readonly namespace?: string;
    readonly afterKey?: string;
  },
): Iterable<readonly [string, KubernetesObject]> | undefined {
  const past = new Map<string, KubernetesObject | undefined>();
  if (options.version < store.version) {
    const changes = store.changesAfter(resource, options.version);
    if (!changes) return undefined;
    for (const { object, previous } of changes) {
      const key = objectKey(object.metadata.namespace, object.metadata.name);
      if (!past.has(key)) past.set(key, previous);
    }
  }
  const prefix = options.namespace === undefined ? '' : `${options.namespace}/`;
  return walk(store, resource, prefix, options.afterKey, past);
}

function* walk(
  store: ObjectStore,
  resource: string,
  prefix: string,
  afterKey: string | undefined,
  past: ReadonlyMap<string, KubernetesObject | undefined>,
): Generator<readonly [string, KubernetesObject]> {
  const table = store.table(resource);
  const gone = [...past.keys()]
    .filter(
      key =>
        table.get(key) === undefined &&
        key.startsWith(prefix) &&
        (afterKey === undefined || key > afterKey),
    )
    .sort((a, b) => (a < b ? -1 : 1));
  const keys = table.keys();
  let at = table.lowerBound(afterKey ?? prefix);
  if (afterKey !== undefined && keys[at] === afterKey) at += 1;
  for (;;) {
    const live =
      at < keys.length && keys[at].startsWith(prefix) ? keys[at] : undefined;
    const key =
      live === undefined || (gone[0] ?? live) < live ? gone.shift() : live;
    if (key === undefined) return;
    if (key === live) at += 1;
    const object = past.has(key) ? past.get(key) : table.get(key);
    if (object) yield [key, object];
  }
}
