import { redactSecrets } from './redactSecrets';

const MAX_DETAIL_LENGTH = 300;

/**
 * The sentence in which an upstream says what went wrong, from the body of an error answer, or nothing when there is none for a reader.
 *
 * @remarks
 * Prometheus: `error`. GitLab: `message` or `error`, both may be objects. Kubernetes `Status`: `message`. HTML pages of proxies say nothing of use.
 *
 * @internal
 */
export function readErrorDetail(
  body: string,
  requestHeaders?: Readonly<Record<string, string>>,
): string | undefined {
  const said = saidIn(body);
  if (said === undefined) {
    return undefined;
  }
  const oneLine = redactSecrets(said, requestHeaders)
    .replace(/\s+/g, ' ')
    .trim();
  return oneLine.length > MAX_DETAIL_LENGTH
    ? `${oneLine.slice(0, MAX_DETAIL_LENGTH)}…`
    : oneLine || undefined;
}

function saidIn(body: string): string | undefined {
  const parsed = parseJson(body);
  if (parsed === undefined) {
    return /^\s*</.test(body) ? undefined : body;
  }
  if (typeof parsed !== 'object' || parsed === null) {
    return String(parsed);
  }
  const said =
    ('message' in parsed ? parsed.message : undefined) ??
    ('error' in parsed ? parsed.error : undefined);
  if (said === undefined || said === null) {
    return undefined;
  }
  return typeof said === 'string' ? said : JSON.stringify(said);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON is an expected answer here.
    return undefined;
  }
}
