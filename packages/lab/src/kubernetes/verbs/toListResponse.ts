import { ResourceKind } from '../../world';
import { ListPage } from './listObjects';
import { toJson } from './toJson';

const CHUNK = 500;

/**
 * Writes a list as it is read, so that 100,000 pods never exist as one text.
 *
 * @internal
 */
export function toListResponse(kind: ResourceKind, page: ListPage): Response {
  const encoder = new TextEncoder();
  const metadata = {
    resourceVersion: page.resourceVersion,
    ...(page.continue ? { continue: page.continue } : {}),
    ...(page.remainingItemCount === undefined
      ? {}
      : { remainingItemCount: page.remainingItemCount }),
  };
  const head = `{"kind":"${kind.kind}List","apiVersion":"${
    kind.apiVersion
  }","metadata":${JSON.stringify(metadata)},"items":[`;
  let at = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const part = page.items.slice(at, at + CHUNK);
        // In lists of built-in kinds the items do not repeat their kind; those of custom kinds do.
        const texts = part.map(item => toJson(item, !kind.custom));
        const before = at === 0 ? head : '';
        const comma = at > 0 && part.length > 0 ? ',' : '';
        at += CHUNK;
        const end = at >= page.items.length;
        controller.enqueue(
          encoder.encode(
            `${before}${comma}${texts.join(',')}${end ? ']}\n' : ''}`,
          ),
        );
        if (end) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, {
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-cache, private',
    },
  });
}
