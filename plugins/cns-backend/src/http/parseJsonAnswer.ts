import { z } from 'zod';
import { HttpAnswer } from './HttpClient';
import { OutboundError } from './OutboundError';

/**
 * Reads the JSON of an answer through a wire schema.
 *
 * @throws {@link OutboundError} `answer-malformed`, saying what came instead: an HTML page, other text, or the first field that is not as documented
 * @internal
 */
export function parseJsonAnswer<T extends z.ZodType>(
  answer: HttpAnswer,
  schema: T,
): z.infer<T> {
  return parseWire(parseJsonBody(answer), schema);
}

/**
 * Reads the JSON of an answer, to be given to {@link parseWire}.
 *
 * @throws {@link OutboundError} `answer-malformed`
 * @internal
 */
export function parseJsonBody(answer: HttpAnswer): unknown {
  try {
    return JSON.parse(answer.text);
  } catch {
    throw new OutboundError(
      'answer-malformed',
      `answered with ${describeText(answer)} instead of JSON`,
    );
  }
}

/**
 * Reads a value that came from an upstream through a wire schema.
 *
 * @throws {@link OutboundError} `answer-malformed`
 * @internal
 */
export function parseWire<T extends z.ZodType>(
  value: unknown,
  schema: T,
): z.infer<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) {
    return parsed.data;
  }
  const issue = parsed.error.issues[0];
  const path = issue.path.join('.') || 'the whole answer';
  throw new OutboundError(
    'answer-malformed',
    `answered with an unexpected shape (${path}: ${issue.message})`,
  );
}

function describeText(answer: HttpAnswer): string {
  if (/^\s*</.test(answer.text)) {
    return 'an HTML page';
  }
  return answer.text.trim() === '' ? 'nothing' : 'other text';
}
