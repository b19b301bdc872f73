import { FetchedBody } from './Fetch';
import { OutboundError } from './OutboundError';

/**
 * Reads a body while counting it, and gives up as soon as it is longer than allowed: an upstream that answers 200 MB costs `maxBytes`, not 200 MB.
 *
 * @throws {@link OutboundError} `answer-too-large`
 * @internal
 */
export async function readCapped(
  body: FetchedBody | null,
  maxBytes: number,
): Promise<string> {
  const reader = body?.getReader();
  if (!reader) {
    return '';
  }
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done || !value) {
      return text + decoder.decode();
    }
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      // The rest is not wanted; a failure to say so changes nothing.
      reader.cancel().catch(() => {});
      throw new OutboundError(
        'answer-too-large',
        `answered with more than ${formatBytes(maxBytes)}`,
      );
    }
    text += decoder.decode(value, { stream: true });
  }
}

function formatBytes(bytes: number): string {
  return bytes >= 1_048_576
    ? `${Math.round(bytes / 1_048_576)} MiB`
    : `${Math.max(1, Math.round(bytes / 1_024))} KiB`;
}
