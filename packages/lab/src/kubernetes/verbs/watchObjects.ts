import { KubernetesObject, ObjectChange } from '../../world';
import { ApiRequest } from '../ApiRequest';
import { badRequest, expired, invalid } from '../refusals';
import { ObjectTest } from '../selectors/parseFieldSelector';
import { parseSelection } from '../selectors/parseSelection';
import { EventQueue } from './EventQueue';
import { toJson } from './toJson';
import { parseVersion } from './parseVersion';

const BOOKMARK_MS = 60_000;
const LAST_BOOKMARK_MS = 2_000;
/** The real server picks 30 to 60 minutes. */
const DEFAULT_TIMEOUT_SECONDS = 2400;

/**
 * Streams the changes of a collection.
 *
 * @remarks
 * Semantics read from the API concepts of Kubernetes and seen on 1.37: without a version, or with "0", the present state
 * comes first; with `sendInitialEvents` it ends with a marked bookmark; a forgotten version gives one ERROR event inside a
 * 200 answer; an object that starts or stops to match the selector is ADDED or DELETED.
 *
 * @throws StatusError 400 or 422 for wrong parameters.
 * @internal
 */
export function watchObjects(api: ApiRequest): Response {
  const store = api.cluster.objects;
  const { query, kind, namespace } = api;
  const asked = parseVersion(query.get('resourceVersion'));
  const initial = wantsInitialEvents(query);
  const bookmarks = isTrue(query.get('allowWatchBookmarks'));
  const test = parseSelection(query, kind);
  const present = initial || asked === undefined || asked === 0;
  const from = store.version;
  const missed = present
    ? []
    : store.changesAfter(kind.id, Math.min(asked ?? 0, from));
  if (!missed) {
    return toResponse(
      one(
        event(
          'ERROR',
          expired(`too old resource version: ${asked} (${from})`).toStatus(),
        ),
      ),
    );
  }
  const marked = bookmarks && (initial || asked === 0);
  const cleanUps: (() => void)[] = [];
  const queue = new EventQueue(
    present
      ? initialLines(
          api,
          from,
          store
            .list(kind.id, namespace)
            .filter(object => !test || test(object)),
          marked,
        )
      : missed.flatMap(change => lines(change, namespace, test)),
    () => cleanUps.forEach(cleanUp => cleanUp()),
  );
  cleanUps.push(
    store.subscribe(kind.id, change => {
      if (change.version <= (asked ?? 0)) return;
      for (const line of lines(change, namespace, test)) queue.push(line);
    }),
  );
  const seconds =
    Number(query.get('timeoutSeconds')) || DEFAULT_TIMEOUT_SECONDS;
  if (bookmarks) cleanUps.push(repeatBookmarks(api, queue, seconds * 1000));
  cleanUps.push(api.world.clock.schedule(seconds * 1000, () => queue.close()));
  const onAbort = () => queue.close();
  api.request.signal.addEventListener('abort', onAbort, { once: true });
  if (api.request.signal.aborted) queue.close();
  return toResponse(queue.stream);
}

function wantsInitialEvents(query: URLSearchParams): boolean {
  const send = query.get('sendInitialEvents');
  const match = query.get('resourceVersionMatch');
  if (send !== null && match !== 'NotOlderThan') {
    throw forbiddenOption(
      'resourceVersionMatch',
      'sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
    );
  }
  if (send === null && match !== null) {
    throw forbiddenOption(
      'resourceVersionMatch',
      'resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided',
    );
  }
  if (isTrue(send) && !isTrue(query.get('allowWatchBookmarks'))) {
    throw badRequest(
      'sendInitialEvents requires allowWatchBookmarks to be set to true',
    );
  }
  return isTrue(send);
}

function forbiddenOption(field: string, text: string) {
  return invalid({ kind: 'ListOptions', group: 'meta.k8s.io' }, '', [
    { reason: 'FieldValueForbidden', message: `Forbidden: ${text}`, field },
  ]);
}

/** Written as the client reads and not remembered: 100,000 texts would cost more than they save. */
function* initialLines(
  api: ApiRequest,
  version: number,
  objects: readonly KubernetesObject[],
  marked: boolean,
): Generator<string> {
  for (const object of objects) {
    yield `{"type":"ADDED","object":${toJson(object)}}\n`;
  }
  if (marked) yield bookmark(api, version, true);
}

const texts = new WeakMap<object, string>();

/** Each object is written once, however many watches it goes to. */
function textOf(object: object): string {
  const known = texts.get(object);
  if (known !== undefined) return known;
  const text = JSON.stringify(object);
  texts.set(object, text);
  return text;
}

function event(type: string, object: object): string {
  return `{"type":"${type}","object":${textOf(object)}}\n`;
}

function lines(
  change: ObjectChange,
  namespace: string | undefined,
  test: ObjectTest | undefined,
): string[] {
  const { object, previous } = change;
  if (namespace !== undefined && object.metadata.namespace !== namespace) {
    return [];
  }
  if (!test) return [event(change.type, object)];
  const before = previous !== undefined && test(previous);
  const after = change.type !== 'DELETED' && test(object);
  if (after) return [event(before ? 'MODIFIED' : 'ADDED', object)];
  return before ? [event('DELETED', lastSelected(previous, object))] : [];
}

/** A client sees the object as it last matched, at the version of the change that took it away. */
function lastSelected(
  previous: KubernetesObject,
  now: KubernetesObject,
): KubernetesObject {
  return {
    ...previous,
    metadata: {
      ...previous.metadata,
      resourceVersion: now.metadata.resourceVersion,
    },
  };
}

function bookmark(api: ApiRequest, version: number, initial: boolean): string {
  return event('BOOKMARK', {
    kind: api.kind.kind,
    apiVersion: api.kind.apiVersion,
    metadata: {
      resourceVersion: String(version),
      ...(initial
        ? { annotations: { 'k8s.io/initial-events-end': 'true' } }
        : {}),
    },
  });
}

/** One each minute, and one shortly before the end, so that a client knows where to go on. */
function repeatBookmarks(
  api: ApiRequest,
  queue: EventQueue,
  lifeMs: number,
): () => void {
  const { clock } = api.world;
  const end = clock.now() + lifeMs - LAST_BOOKMARK_MS;
  let cancel = () => {};
  const next = () => {
    const left = end - clock.now();
    if (left <= 0) return;
    cancel = clock.schedule(Math.min(BOOKMARK_MS, left), () => {
      queue.push(bookmark(api, api.cluster.objects.version, false));
      next();
    });
  };
  next();
  return () => cancel();
}

function one(line: string): ReadableStream<Uint8Array> {
  const queue = new EventQueue([line], () => undefined);
  queue.close();
  return queue.stream;
}

function toResponse(body: ReadableStream<Uint8Array>): Response {
  return new Response(body, {
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-cache, private',
    },
  });
}

function isTrue(text: string | null): boolean {
  return text === 'true' || text === '1';
}
