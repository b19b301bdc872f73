import type { Texts } from './useTexts';

/**
 * Puts the failure of a request to the portal in a sentence.
 *
 * @param error - As the API rejects: a `ResponseError` of `@backstage/errors`, an `UnexpectedAnswerError`, or what `fetch` throws.
 *
 * @internal
 */
export function describeRequestError(error: Error, t: Texts): string {
  if (error.name === 'UnexpectedAnswerError') {
    return t('shared.request.unexpected');
  }
  const status = 'statusCode' in error ? error.statusCode : undefined;
  if (status === 401) {
    return t('shared.request.unauthenticated');
  }
  if (status === 403 || status === 404) {
    return t('shared.request.notFound');
  }
  return t('shared.request.failed', { reason: error.message });
}
