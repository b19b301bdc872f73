import { parseDuration } from '../promql/parseDuration';
import { PromQlError } from '../promql/PromQlError';

/**
 * The parameters of a request, from its address and, with POST, from its form as well.
 *
 * @internal
 */
export async function readParameters(
  request: Request,
): Promise<URLSearchParams> {
  const parameters = new URLSearchParams(new URL(request.url).search);
  if (request.method === 'POST') {
    for (const [name, value] of new URLSearchParams(await request.text())) {
      parameters.append(name, value);
    }
  }
  return parameters;
}

/** Reads a time parameter, epoch seconds or RFC 3339, into milliseconds. @internal */
export function readTime(
  parameters: URLSearchParams,
  name: string,
  fallbackMs: number | undefined,
): number {
  const text = parameters.get(name) ?? '';
  if (text === '' && fallbackMs !== undefined) {
    return fallbackMs;
  }
  const seconds = text === '' ? NaN : Number(text);
  const milliseconds = Number.isNaN(seconds)
    ? parseRfc3339(text)
    : Math.round(seconds * 1_000);
  if (milliseconds === undefined || !Number.isFinite(milliseconds)) {
    throw new PromQlError(
      'bad_data',
      `invalid parameter ${JSON.stringify(name)}: cannot parse ${JSON.stringify(
        text,
      )} to a valid timestamp`,
    );
  }
  return milliseconds;
}

/** Reads the step of a range query, seconds or a duration, into milliseconds. @internal */
export function readStep(parameters: URLSearchParams): number {
  const text = parameters.get('step') ?? '';
  const seconds = text === '' ? NaN : Number(text);
  const milliseconds = Number.isNaN(seconds)
    ? parseDuration(text)
    : Math.round(seconds * 1_000);
  if (milliseconds === undefined || !Number.isFinite(milliseconds)) {
    throw new PromQlError(
      'bad_data',
      `invalid parameter "step": cannot parse ${JSON.stringify(
        text,
      )} to a valid duration`,
    );
  }
  if (milliseconds <= 0) {
    throw new PromQlError(
      'bad_data',
      'invalid parameter "step": zero or negative query resolution step widths are not accepted. Try a positive integer',
    );
  }
  return milliseconds;
}

function parseRfc3339(text: string): number | undefined {
  const pattern =
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;
  const milliseconds = pattern.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}
