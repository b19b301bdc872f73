import { isError } from '@backstage/errors';
import { OutboundError } from './OutboundError';

/**
 * Tells what a failed `fetch` means. Its own texts are dropped: they may quote the URL.
 *
 * @param context - `cancelled`: the caller aborted; `answering`: the headers had arrived already
 * @internal
 */
export function networkError(
  error: unknown,
  context: {
    readonly deadlineMs: number;
    readonly cancelled: boolean;
    readonly answering?: boolean;
  },
): OutboundError {
  if (context.cancelled) {
    return new OutboundError('cut', 'was not asked to the end: cancelled');
  }
  if (
    isError(error) &&
    (error.name === 'TimeoutError' || error.name === 'AbortError')
  ) {
    const seconds = context.deadlineMs / 1_000;
    return new OutboundError('timeout', `did not answer within ${seconds} s`);
  }
  if (context.answering) {
    return new OutboundError('cut', 'broke off in the middle of its answer');
  }
  const reason = systemCodeOf(error);
  if (reason === 'UND_ERR_SOCKET' || reason === 'ECONNRESET') {
    return new OutboundError('cut', 'closed the connection without an answer');
  }
  return new OutboundError(
    'refused',
    reason ? `cannot be reached (${reason})` : 'cannot be reached',
  );
}

/** `ECONNREFUSED`, `ENOTFOUND`, `CERT_HAS_EXPIRED` and the like; `fetch` puts them into the cause, several attempts (IPv6, IPv4) into an `AggregateError`. */
function systemCodeOf(error: unknown, depth = 0): string | undefined {
  if (!isError(error) || depth > 4) {
    return undefined;
  }
  if (typeof error.code === 'string') {
    return error.code;
  }
  const inner = Array.isArray(error.errors) ? error.errors[0] : error.cause;
  return systemCodeOf(inner, depth + 1);
}
