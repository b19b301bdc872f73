import { LogLine } from '../world';
import { NamedApiRequest } from './ApiRequest';
import { fieldAt } from './fields/fieldAt';
import { isRecord } from './isRecord';
import { badRequest, invalid, notFound } from './refusals';
import { EventQueue } from './verbs/EventQueue';

/** How often a followed log is looked at for new lines. */
const FOLLOW_MS = 250;

/**
 * `GET .../pods/NAME/log` with `container`, `tailLines`, `sinceSeconds`, `limitBytes`, `timestamps`, `previous` and
 * `follow`.
 *
 * @throws StatusError 404 without the pod, 400 for a container that is not there or was never restarted.
 * @internal
 */
export function servePodLog(api: NamedApiRequest): Response {
  const { cluster, query, world } = api;
  const pod = cluster.objects.get('pods', api.namespace, api.name);
  if (!pod) throw notFound(api.kind, api.name);
  const container = chooseContainer(api, pod);
  checkNumbers(api);
  const isOn = (key: string) => ['true', '1'].includes(query.get(key) ?? '');
  const previous = isOn('previous');
  if (previous && restartsOf(pod, container) === 0) {
    throw badRequest(
      `previous terminated container "${container}" in pod "${api.name}" not found`,
    );
  }
  const source = {
    namespace: api.namespace ?? '',
    pod: api.name,
    container,
    previous,
  };
  const print = (line: LogLine) =>
    isOn('timestamps')
      ? `${new Date(line.at).toISOString().replace('Z', '000000Z')} ${
          line.text
        }\n`
      : `${line.text}\n`;
  const lines = cluster.readLog(source);
  const text = cut(select(lines, query, world.clock.now()).map(print), query);
  const headers = { 'content-type': 'text/plain' };
  if (!isOn('follow') || previous) return new Response(text, { headers });

  let seen = lines.at(-1)?.at ?? 0;
  let cancel = () => {};
  const queue = new EventQueue([text], () => cancel());
  const look = () => {
    cancel = world.clock.schedule(FOLLOW_MS, () => {
      if (!cluster.objects.get('pods', api.namespace, api.name)) {
        queue.close();
        return;
      }
      const fresh = cluster.readLog(source).filter(line => line.at > seen);
      for (const line of fresh) queue.push(print(line));
      seen = fresh.at(-1)?.at ?? seen;
      look();
    });
  };
  look();
  api.request.signal.addEventListener('abort', () => queue.close(), {
    once: true,
  });
  return new Response(queue.stream, { headers });
}

function chooseContainer(api: NamedApiRequest, pod: unknown): string {
  const names = [
    ...containerNames(pod, 'containers'),
    ...containerNames(pod, 'initContainers'),
  ];
  const asked = api.query.get('container');
  if (asked) {
    if (names.includes(asked)) return asked;
    throw badRequest(`container ${asked} is not valid for pod ${api.name}`);
  }
  if (names.length === 1) return names[0];
  throw badRequest(
    `a container name must be specified for pod ${
      api.name
    }, choose one of: [${names.join(' ')}]`,
  );
}

function containerNames(pod: unknown, list: string): readonly string[] {
  const containers = fieldAt(pod, ['f:spec', `f:${list}`]);
  return Array.isArray(containers)
    ? containers.flatMap(item => (isRecord(item) ? [String(item.name)] : []))
    : [];
}

function restartsOf(pod: unknown, container: string): number {
  const statuses = fieldAt(pod, ['f:status', 'f:containerStatuses']);
  if (!Array.isArray(statuses)) return 0;
  const status = statuses.find(
    item => isRecord(item) && item.name === container,
  );
  return isRecord(status) ? Number(status.restartCount ?? 0) : 0;
}

function select(
  lines: readonly LogLine[],
  query: URLSearchParams,
  now: number,
): readonly LogLine[] {
  const since = query.get('sinceSeconds');
  const sinceTime = query.get('sinceTime');
  const from = since
    ? now - Number(since) * 1000
    : Date.parse(sinceTime ?? '') || 0;
  const recent = lines.filter(line => line.at >= from);
  const tail = query.get('tailLines');
  if (tail === null) return recent;
  return tail === '0' ? [] : recent.slice(-Number(tail));
}

function cut(lines: readonly string[], query: URLSearchParams): string {
  const limit = query.get('limitBytes');
  const text = lines.join('');
  return limit === null
    ? text
    : Buffer.from(text).subarray(0, Number(limit)).toString();
}

/** @throws StatusError 422 for a negative number, 400 for no number at all. */
function checkNumbers(api: NamedApiRequest): void {
  for (const [field, least] of [
    ['tailLines', 0],
    ['sinceSeconds', 1],
    ['limitBytes', 1],
  ] as const) {
    const text = api.query.get(field);
    if (text === null) continue;
    if (!/^-?\d+$/.test(text)) {
      throw badRequest(`strconv.ParseInt: parsing "${text}": invalid syntax`);
    }
    if (Number(text) < least) {
      throw invalid({ kind: 'PodLogOptions', group: '' }, api.name, [
        {
          reason: 'FieldValueInvalid',
          message: `Invalid value: ${text}: must be greater than or equal to ${least}`,
          field,
        },
      ]);
    }
  }
}
