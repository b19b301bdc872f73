import { HttpResponse } from 'msw';
import { GitlabCall } from './GitlabCall';

const DEFAULT_PER_PAGE = 20;
const MAX_PER_PAGE = 100;

/**
 * One page of a list by offset, with GitLab's headers: `X-Total`, `X-Next-Page`, `Link` and so on.
 *
 * @param toItem - is only called for the items of the page.
 *
 * @internal
 */
export function paginate<T>(
  call: GitlabCall,
  items: readonly T[],
  toItem: (item: T) => object,
): Response {
  const perPage = readPerPage(call);
  const page = Math.max(1, call.parameters.number('page') ?? 1);
  const pages = Math.max(1, Math.ceil(items.length / perPage));
  const shown = items.slice((page - 1) * perPage, page * perPage);
  const links = [
    page > 1 ? link(call, 'prev', page - 1, perPage) : [],
    page < pages ? link(call, 'next', page + 1, perPage) : [],
    link(call, 'first', 1, perPage),
    link(call, 'last', pages, perPage),
  ].flat();
  return HttpResponse.json(shown.map(toItem), {
    headers: {
      link: links.join(', '),
      'x-next-page': page < pages ? String(page + 1) : '',
      'x-page': String(page),
      'x-per-page': String(perPage),
      'x-prev-page': page > 1 ? String(page - 1) : '',
      'x-total': String(items.length),
      'x-total-pages': String(pages),
    },
  });
}

/**
 * One page of a list by key, as GitLab does for `pagination=keyset&order_by=id`: no totals, and a `Link` to what comes
 * after the last id.
 *
 * @internal
 */
export function paginateByKey<T extends { readonly id: number }>(
  call: GitlabCall,
  items: readonly T[],
  toItem: (item: T) => object,
): Response {
  const perPage = readPerPage(call);
  const ascending = call.parameters.text('sort') === 'asc';
  const after = call.parameters.number(ascending ? 'id_after' : 'id_before');
  const ordered = [...items]
    .sort((a, b) => (ascending ? a.id - b.id : b.id - a.id))
    .filter(
      ({ id }) => after === undefined || (ascending ? id > after : id < after),
    );
  const shown = ordered.slice(0, perPage);
  const last = shown.at(-1);
  const headers = new Headers();
  if (last && ordered.length > perPage) {
    const next = new URL(call.url);
    next.searchParams.set(
      ascending ? 'id_after' : 'id_before',
      String(last.id),
    );
    headers.set('link', `<${next}>; rel="next"`);
  }
  return HttpResponse.json(shown.map(toItem), { headers });
}

function readPerPage({ parameters }: GitlabCall): number {
  const wanted = parameters.number('per_page') ?? DEFAULT_PER_PAGE;
  return Math.min(MAX_PER_PAGE, Math.max(1, wanted));
}

function link(
  call: GitlabCall,
  relation: string,
  page: number,
  perPage: number,
): string[] {
  const url = new URL(call.url);
  url.searchParams.delete('private_token');
  url.searchParams.set('page', String(page));
  url.searchParams.set('per_page', String(perPage));
  return [`<${url}>; rel="${relation}"`];
}
