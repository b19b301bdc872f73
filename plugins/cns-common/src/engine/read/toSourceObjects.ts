import { Problem } from '../../model/Problem';
import { SourceRef } from '../../model/SourceRef';
import { isRecord } from './isRecord';
import { SourceObject } from './SourceObject';

const maximumListDepth = 5;

/**
 * Turns the value of one document into Kubernetes objects: one, or the items of a list of them, recursively.
 *
 * @remarks
 * A kind that ends in `List` and has `items` is a list. Items of a typed list may leave out `kind` and `apiVersion`, as
 * they do in answers of the API server.
 *
 * @internal
 */
export function toSourceObjects(
  value: unknown,
  source: SourceRef,
  text: string | undefined,
  report: (problem: Problem) => void,
): SourceObject[] {
  return expand(value, source.path, undefined, 0);

  function expand(
    item: unknown,
    path: SourceRef['path'],
    list: { readonly kind: string; readonly apiVersion: unknown } | undefined,
    depth: number,
  ): SourceObject[] {
    if (!isRecord(item) || (typeof item.kind !== 'string' && !list)) {
      refuse(
        path,
        'This is no Kubernetes object: it is not a mapping with a kind.',
      );
      return [];
    }
    const kind = typeof item.kind === 'string' ? item.kind : list?.kind ?? '';
    const apiVersion = item.apiVersion ?? list?.apiVersion;
    if (kind.endsWith('List') && Array.isArray(item.items)) {
      if (depth >= maximumListDepth) {
        refuse(path, 'Lists are nested too deeply.');
        return [];
      }
      const itemKind = kind.slice(0, -'List'.length);
      const inherited =
        itemKind === '' ? undefined : { kind: itemKind, apiVersion };
      return item.items.flatMap((child, index) =>
        expand(child, [...path, 'items', index], inherited, depth + 1),
      );
    }
    if (kind === '') {
      refuse(path, 'This is no Kubernetes object: its kind is empty.');
      return [];
    }
    return [
      {
        ...groupVersion(apiVersion),
        kind,
        value: item,
        source: { ...source, path },
        text,
      },
    ];
  }

  function refuse(path: SourceRef['path'], message: string): void {
    report({
      code: 'no-kind',
      severity: 'error',
      message,
      file: source.file,
      document: source.document,
      line: source.line,
      path: path.length === 0 ? undefined : formatPath(path),
    });
  }
}

function groupVersion(apiVersion: unknown) {
  if (typeof apiVersion !== 'string' || apiVersion === '') return {};
  const slash = apiVersion.indexOf('/');
  return slash < 0
    ? { group: '', version: apiVersion }
    : {
        group: apiVersion.slice(0, slash),
        version: apiVersion.slice(slash + 1),
      };
}

function formatPath(path: SourceRef['path']): string {
  return path
    .map(step => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}
