import { CustomErrorBase } from '@backstage/errors';

/** The part of a zod schema that is needed to read an answer. @internal */
export interface AnswerParser<T> {
  safeParse(
    value: unknown,
  ):
    | { readonly success: true; readonly data: T }
    | { readonly success: false; readonly error: { readonly message: string } };
}

/**
 * Says that the backend answered something that this frontend does not understand; as a rule their versions differ.
 *
 * @internal
 */
export class UnexpectedAnswerError extends CustomErrorBase {
  override name = 'UnexpectedAnswerError' as const;
}

/**
 * Reads the JSON body of a response and checks it.
 *
 * @throws UnexpectedAnswerError when it is not JSON, or not of the agreed shape.
 *
 * @internal
 */
export async function parseAnswer<T>(
  response: Response,
  schema: AnswerParser<T>,
): Promise<T> {
  let body: unknown;
  try {
    body = await response.json();
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') {
      throw error;
    }
    throw new UnexpectedAnswerError(
      `The answer of ${response.url} is not JSON`,
      error,
    );
  }
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    throw new UnexpectedAnswerError(
      `The answer of ${response.url} has another shape than expected. Frontend and backend of the plugin may be of different versions. ${parsed.error.message}`,
    );
  }
  return parsed.data;
}
