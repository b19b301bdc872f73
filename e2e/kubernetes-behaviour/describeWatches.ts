import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { at, listAt, textAt } from '../harness/http/at.ts';
import type { HttpStream } from '../harness/http/HttpStream.ts';
import { policiesPath, type CurrentTarget } from './KubernetesTarget.ts';
import { MERGE_PATCH, networkPolicy } from './manifests.ts';

/** Watches: events, bookmarks, their end, and versions that are too old. @internal */
export function describeWatches(current: CurrentTarget): void {
  describe('watches', () => {
    const request = (
      method: string,
      name: string | undefined,
      body?: unknown,
    ) =>
      current().api.request(policiesPath(name), {
        method,
        body,
        contentType: method === 'PATCH' ? MERGE_PATCH : undefined,
      });
    const create = async (name: string, labels: Record<string, string>) =>
      assert.equal(
        (await request('POST', undefined, networkPolicy(name, { labels })))
          .status,
        201,
      );
    const listedVersion = async (labelSelector: string) => {
      const list = await current().api.request(policiesPath(), {
        query: { labelSelector },
      });
      return textAt(list.json, 'metadata', 'resourceVersion');
    };
    const watch = (query: Record<string, string | number | boolean>) =>
      current().api.stream(policiesPath(), {
        query: { watch: true, ...query },
      });

    it('continues where a list ended: added, modified, deleted', async () => {
      const labelSelector = 'suite=watch-events';
      const resourceVersion = await listedVersion(labelSelector);
      const events = await watch({ labelSelector, resourceVersion });
      assert.equal(events.status, 200);

      await create('watched', { suite: 'watch-events' });
      await request('PATCH', 'watched', {
        metadata: { labels: { step: 'two' } },
      });
      await request('DELETE', 'watched');

      const seen = [
        await events.nextEvent(),
        await events.nextEvent(),
        await events.nextEvent(),
      ];
      events.close();
      assert.deepEqual(
        seen.map(event => at(event, 'type')),
        ['ADDED', 'MODIFIED', 'DELETED'],
      );
      for (const event of seen) {
        assert.equal(at(event, 'object', 'kind'), 'NetworkPolicy');
        assert.equal(at(event, 'object', 'apiVersion'), 'networking.k8s.io/v1');
        assert.equal(at(event, 'object', 'metadata', 'name'), 'watched');
      }
      assert.equal(at(seen[1], 'object', 'metadata', 'labels', 'step'), 'two');
      assert.equal(
        at(seen[2], 'object', 'metadata', 'labels', 'step'),
        'two',
        'the last state',
      );
      const versions = seen.map(event =>
        textAt(event, 'object', 'metadata', 'resourceVersion'),
      );
      assert.equal(new Set(versions).size, 3);
    });

    it('replays what happened since an older version', async () => {
      const labelSelector = 'suite=watch-replay';
      const resourceVersion = await listedVersion(labelSelector);
      await create('replayed', { suite: 'watch-replay' });
      await request('DELETE', 'replayed');

      const events = await watch({ labelSelector, resourceVersion });
      assert.equal(at(await events.nextEvent(), 'type'), 'ADDED');
      assert.equal(at(await events.nextEvent(), 'type'), 'DELETED');
      events.close();
    });

    it('starts with what is there when no version is given', async () => {
      await create('present', { suite: 'watch-present' });
      const events = await watch({ labelSelector: 'suite=watch-present' });
      const event = await events.nextEvent();
      events.close();
      assert.equal(at(event, 'type'), 'ADDED');
      assert.equal(at(event, 'object', 'metadata', 'name'), 'present');
    });

    it('calls it deleted when an object leaves the selector, and added when it comes', async () => {
      await create('leaving', { suite: 'watch-selector' });
      const labelSelector = 'suite=watch-selector';
      const events = await watch({
        labelSelector,
        resourceVersion: await listedVersion(labelSelector),
      });
      await request('PATCH', 'leaving', {
        metadata: { labels: { suite: 'elsewhere' } },
      });
      await request('PATCH', 'leaving', {
        metadata: { labels: { suite: 'watch-selector' } },
      });
      assert.equal(at(await events.nextEvent(), 'type'), 'DELETED');
      assert.equal(at(await events.nextEvent(), 'type'), 'ADDED');
      events.close();
    });

    it('sends a bookmark two seconds before its time is over, then ends in good order', async () => {
      const labelSelector = 'suite=watch-bookmark';
      const events = await watch({
        labelSelector,
        resourceVersion: await listedVersion(labelSelector),
        allowWatchBookmarks: true,
        timeoutSeconds: 4,
      });
      // Bookmarks tell how far the server is past what the selector lets through; where nothing happens, none is sent.
      await create('unrelated', { suite: 'watch-elsewhere' });
      const bookmark = await events.nextEvent(6_000);
      assert.equal(at(bookmark, 'type'), 'BOOKMARK');
      assert.equal(at(bookmark, 'object', 'kind'), 'NetworkPolicy');
      assert.match(
        textAt(bookmark, 'object', 'metadata', 'resourceVersion'),
        /^.+$/,
      );
      assert.equal(at(bookmark, 'object', 'metadata', 'name'), undefined);
      assert.equal(await findEnd(events), undefined);

      const next = await watch({
        labelSelector,
        resourceVersion: textAt(
          bookmark,
          'object',
          'metadata',
          'resourceVersion',
        ),
      });
      await create('after-bookmark', { suite: 'watch-bookmark' });
      assert.equal(
        at(await next.nextEvent(), 'object', 'metadata', 'name'),
        'after-bookmark',
      );
      next.close();
    });

    it('answers 410 for versions and tokens that are too old, and a new list helps', async () => {
      const labelSelector = 'suite=watch-expired';
      for (const name of ['old-1', 'old-2', 'old-3']) {
        await create(name, { suite: 'watch-expired' });
      }
      const page = await current().api.request(policiesPath(), {
        query: { labelSelector, limit: 1 },
      });
      const resourceVersion = textAt(page.json, 'metadata', 'resourceVersion');
      const token = textAt(page.json, 'metadata', 'continue');
      await request('DELETE', 'old-3');
      await create('new-1', { suite: 'watch-expired' });
      await current().expireHistory();

      // A watch has begun to answer by the time it finds out, so the refusal comes as an event.
      const expired = await watch({ labelSelector, resourceVersion });
      assert.equal(expired.status, 200);
      const error = await expired.nextEvent();
      assert.equal(at(error, 'type'), 'ERROR');
      assert.equal(at(error, 'object', 'kind'), 'Status');
      assert.equal(at(error, 'object', 'code'), 410);
      assert.equal(at(error, 'object', 'reason'), 'Expired');
      assert.equal(await findEnd(expired), undefined);

      const list = await current().api.request(policiesPath(), {
        query: { labelSelector, limit: 1, continue: token },
      });
      assert.equal(list.status, 410, list.text);
      assert.equal(at(list.json, 'reason'), 'Expired');
      assert.match(
        textAt(list.json, 'metadata', 'continue'),
        /^.+$/,
        'a token to go on regardless',
      );

      const again = await current().api.request(policiesPath(), {
        query: { labelSelector },
      });
      const names = listAt(again.json, 'items').map(item =>
        textAt(item, 'metadata', 'name'),
      );
      assert.deepEqual(names, ['new-1', 'old-1', 'old-2']);
      const events = await watch({
        labelSelector,
        resourceVersion: textAt(again.json, 'metadata', 'resourceVersion'),
      });
      await create('new-2', { suite: 'watch-expired' });
      assert.equal(
        at(await events.nextEvent(), 'object', 'metadata', 'name'),
        'new-2',
      );
      events.close();
    });
  });
}

/** Skips further bookmarks; gives `undefined` when the server ended the watch. */
function findEnd(events: HttpStream): Promise<unknown> {
  return events.findEvent(event => at(event, 'type') !== 'BOOKMARK');
}
