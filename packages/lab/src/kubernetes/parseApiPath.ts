import { ResourceKind } from '../world';

/**
 * What a path of the API names.
 *
 * @internal
 */
export interface ApiPath {
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly namespace?: string;
  readonly name?: string;
  readonly subresource?: string;
}

/**
 * Takes a path apart: `/api/v1/...` and `/apis/GROUP/VERSION/...`, with or without `namespaces/NAME`.
 *
 * @returns `undefined` if it is not the path of a resource.
 * @internal
 */
export function parseApiPath(pathname: string): ApiPath | undefined {
  const parts = pathname.split('/').slice(1).map(decode);
  if (parts.at(-1) === '') parts.pop();
  const root = parts.shift();
  let group: string | undefined;
  if (root === 'api') group = '';
  else if (root === 'apis') group = parts.shift();
  const version = parts.shift();
  if (group === undefined || version === undefined || parts.length === 0) {
    return undefined;
  }
  // `/namespaces/x` and `/namespaces/x/status` are about the namespace itself.
  if (
    parts[0] === 'namespaces' &&
    parts.length > 2 &&
    !(group === '' && ['status', 'finalize'].includes(parts[2]))
  ) {
    const [, namespace, plural, name, subresource, ...rest] = parts;
    if (rest.length > 0) return undefined;
    return {
      group,
      version,
      plural,
      namespace,
      ...(name === undefined ? {} : { name }),
      ...(subresource === undefined ? {} : { subresource }),
    };
  }
  const [plural, name, subresource, ...rest] = parts;
  if (rest.length > 0) return undefined;
  return {
    group,
    version,
    plural,
    ...(name === undefined ? {} : { name }),
    ...(subresource === undefined ? {} : { subresource }),
  };
}

/** The row of the table that a path is about. @internal */
export function findKind(
  kinds: readonly ResourceKind[],
  path: ApiPath,
): ResourceKind | undefined {
  return kinds.find(
    kind =>
      kind.plural === path.plural &&
      kind.group === path.group &&
      kind.version === path.version &&
      (path.namespace === undefined || kind.namespaced),
  );
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // Not valid percent-encoding: no object has such a name, so it will simply not be found.
    return part;
  }
}
