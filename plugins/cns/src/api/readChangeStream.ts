import { changeEventSchema } from 'backstage-plugin-cns-common';
import { createParser } from 'eventsource-parser';
import type { CnsLiveEvent } from './CnsApi';

/** More than any event of ours; a server that sends a longer line is not ours. */
const MAX_BUFFERED_CHARACTERS = 256 * 1024;

/**
 * Reads server-sent events from a response as they arrive. Events that are not of ours are passed over.
 *
 * @param signal - Ends the reading; the request itself ends with it.
 *
 * @internal
 */
export async function* readChangeStream(
  response: Response,
  signal?: AbortSignal,
): AsyncGenerator<CnsLiveEvent> {
  if (!response.body) {
    return;
  }
  const arrived: CnsLiveEvent[] = [];
  const parser = createParser({
    maxBufferSize: MAX_BUFFERED_CHARACTERS,
    onEvent(message) {
      if (message.event === 'ready') {
        arrived.push({ type: 'ready' });
      } else if (message.event === 'change') {
        const change = parseChange(message.data);
        if (change) {
          arrived.push({ type: 'change', change });
        }
      }
    },
  });

  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  // Closes the connection also when the consumer stops early; a stream that is already broken has nothing left to close.
  const close = () => reader.cancel().catch(() => undefined);
  signal?.addEventListener('abort', close, { once: true });
  try {
    while (!signal?.aborted) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      parser.feed(decoder.decode(value, { stream: true }));
      yield* arrived.splice(0);
    }
  } finally {
    signal?.removeEventListener('abort', close);
    await close();
  }
}

function parseChange(data: string) {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    // Not ours: the next poll or event brings the truth.
    return undefined;
  }
  const parsed = changeEventSchema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
