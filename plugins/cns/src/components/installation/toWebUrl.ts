/**
 * Lets through addresses of web pages only: the URL of an environment is whatever a CI file of the project says, also `javascript:`.
 *
 * @internal
 */
export function toWebUrl(text: string | undefined): string | undefined {
  return text !== undefined && /^https?:\/\//i.test(text) ? text : undefined;
}
