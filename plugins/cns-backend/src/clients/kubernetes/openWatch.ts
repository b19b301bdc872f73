import { Fetch, FetchedBody } from '../../http/Fetch';
import { networkError } from '../../http/networkError';
import { OutboundError } from '../../http/OutboundError';
import { readCapped } from '../../http/readCapped';
import { readErrorDetail } from '../../http/readErrorDetail';
import { isRecord, textAt, valueAt } from './fields';
import { KubernetesWatchEvent } from './KubernetesClient';
import { toStatusError } from './toStatusError';

const MAXIMUM_ERROR_BYTES = 64 * 1_024;
const EVENT_TYPES = ['ADDED', 'MODIFIED', 'DELETED', 'BOOKMARK'] as const;

/**
 * Opens a watch and yields its events, one JSON document per line.
 *
 * @internal
 */
export async function* openWatch(options: {
  readonly fetch: Fetch;
  readonly url: URL;
  readonly signal: AbortSignal;
  readonly openTimeoutMs: number;
  readonly maximumEventBytes: number;
  readonly onOpen?: () => void;
}): AsyncGenerator<KubernetesWatchEvent> {
  const { url, signal, openTimeoutMs } = options;
  const opening = new AbortController();
  const timer = setTimeout(
    () =>
      opening.abort(new DOMException('Opening took too long', 'TimeoutError')),
    openTimeoutMs,
  );
  let response;
  try {
    response = await options.fetch(url, {
      method: 'GET',
      headers: { accept: 'application/json' },
      body: undefined,
      redirect: 'manual',
      signal: AbortSignal.any([signal, opening.signal]),
    });
  } catch (error) {
    throw networkError(opening.signal.aborted ? opening.signal.reason : error, {
      deadlineMs: openTimeoutMs,
      cancelled: signal.aborted,
    });
  } finally {
    clearTimeout(timer);
  }
  if (!response.ok) {
    const { status, body } = response;
    const said = readErrorDetail(
      // A body that cannot be read leaves the status, which is what matters.
      await readCapped(body, MAXIMUM_ERROR_BYTES).catch(() => ''),
    );
    throw await toStatusError({
      status,
      message: said ?? `Request failed with status ${status}`,
      url,
    });
  }
  options.onOpen?.();
  if (!response.body) {
    return;
  }
  for await (const line of readLines(response.body, options)) {
    const event = await parseEvent(line, url);
    if (event) {
      yield event;
    }
  }
}

async function* readLines(
  body: FetchedBody,
  options: { readonly maximumEventBytes: number; readonly signal: AbortSignal },
): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let partial: string[] = [];
  let partialLength = 0;
  try {
    for (;;) {
      const { done, value } = await readOrCut(reader, options.signal);
      if (done || !value) {
        return;
      }
      const [first, ...rest] = decoder
        .decode(value, { stream: true })
        .split('\n');
      partial.push(first);
      partialLength += first.length;
      for (const next of rest) {
        yield partial.join('');
        partial = [next];
        partialLength = next.length;
      }
      // Characters, not bytes: near enough for a bound on memory.
      if (partialLength > options.maximumEventBytes) {
        throw new OutboundError(
          'answer-too-large',
          'sent a change that is larger than allowed',
        );
      }
    }
  } finally {
    await reader.cancel();
  }
}

async function readOrCut(
  reader: ReturnType<FetchedBody['getReader']>,
  signal: AbortSignal,
): ReturnType<typeof reader.read> {
  try {
    return await reader.read();
  } catch (error) {
    throw networkError(error, {
      deadlineMs: 0,
      cancelled: signal.aborted,
      answering: true,
    });
  }
}

async function parseEvent(
  line: string,
  url: URL,
): Promise<KubernetesWatchEvent | undefined> {
  if (line.trim() === '') {
    return undefined;
  }
  let event: unknown;
  try {
    event = JSON.parse(line);
  } catch {
    throw new OutboundError(
      'answer-malformed',
      'sent a change that is not JSON',
    );
  }
  const type = textAt(event, 'type');
  const object = valueAt(event, 'object');
  if (type === 'ERROR') {
    // It carries a Status; most often 410, when the resource version is older than what the server remembers.
    const code = valueAt(object, 'code');
    throw await toStatusError({
      status: typeof code === 'number' ? code : 500,
      message: textAt(object, 'message') ?? 'the watch ended with an error',
      url,
    });
  }
  const known = EVENT_TYPES.find(eventType => eventType === type);
  if (known === undefined || !isRecord(object)) {
    throw new OutboundError(
      'answer-malformed',
      'sent a change of an unknown shape',
    );
  }
  return { type: known, object };
}
