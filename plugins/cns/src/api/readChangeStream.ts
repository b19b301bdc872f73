import { changeEventSchema } from 'backstage-plugin-cns-common';
import { createParser } from 'eventsource-parser';
import type { CnsLiveEvent } from './CnsApi';

/** More than any event of ours; a server that sends a longer line is not ours. */
const MAX_BUFFERED_CHARACTERS = 256 * 1024;

/**
 * Reads server-sent events from a response as they arrive. Events that are not of ours are passed over.
 *
 * @internal
 */
export async function* readChangeStream(
  response: Response,
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
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      parser.feed(decoder.decode(value, { stream: true }));
      yield* arrived.splice(0);
    }
  } finally {
    // Closes the connection also when the consumer stops early; a stream that is already broken has nothing left to close.
    await reader.cancel().catch(() => undefined);
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
