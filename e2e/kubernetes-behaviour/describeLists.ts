import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { at, listAt, textAt } from '../harness/http/at.ts';
import type { HttpAnswer } from '../harness/http/HttpClient.ts';
import { policiesPath, type CurrentTarget } from './KubernetesTarget.ts';
import { networkPolicy } from './manifests.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(
  letter => `list-${letter}`,
);

/** Lists: pages, selectors, and what a list says about itself. @internal */
export function describeLists(current: CurrentTarget): void {
  describe('lists', () => {
    const list = (query: Record<string, string | number> = {}) =>
      current().api.request(policiesPath(), {
        query: { labelSelector: 'suite=list', ...query },
      });

    before(async () => {
      for (const name of NAMES) {
        const labels = {
          suite: 'list',
          half: name < 'list-d' ? 'first' : 'second',
        };
        const answer = await current().api.request(policiesPath(), {
          method: 'POST',
          body: networkPolicy(name, { labels }),
        });
        assert.equal(answer.status, 201, answer.text);
      }
    });

    it('gives kind, version and items; items of built-in kinds do not repeat kind and version', async () => {
      const answer = await list();
      assert.equal(answer.status, 200);
      assert.equal(at(answer.json, 'kind'), 'NetworkPolicyList');
      assert.equal(at(answer.json, 'apiVersion'), 'networking.k8s.io/v1');
      assert.match(textAt(answer.json, 'metadata', 'resourceVersion'), /^.+$/);
      assert.deepEqual(namesIn(answer), NAMES);
      assert.equal(at(answer.json, 'items', 0, 'kind'), undefined);
      for (const field of [
        'uid',
        'resourceVersion',
        'creationTimestamp',
        'namespace',
      ]) {
        assert.match(
          textAt(answer.json, 'items', 0, 'metadata', field),
          /^.+$/,
          field,
        );
      }
    });

    it('comes in pages, all of one resourceVersion', async () => {
      const path = policiesPath();
      const pages: HttpAnswer[] = [];
      let next = '';
      do {
        const page = await current().api.request(path, {
          query: { limit: 3, continue: next || undefined },
        });
        assert.equal(page.status, 200, page.text);
        pages.push(page);
        next = textAt(page.json, 'metadata', 'continue');
      } while (next);

      const names = pages.flatMap(namesIn);
      assert.deepEqual(names, [...new Set(names)], 'nothing comes twice');
      assert.deepEqual(
        NAMES.filter(name => !names.includes(name)),
        [],
        'nothing is left out',
      );
      assert.ok(pages.slice(0, -1).every(page => namesIn(page).length === 3));
      const versions = pages.map(page =>
        textAt(page.json, 'metadata', 'resourceVersion'),
      );
      assert.equal(new Set(versions).size, 1);
      assert.equal(
        at(pages[0]?.json, 'metadata', 'remainingItemCount'),
        names.length - 3,
      );
      assert.equal(
        at(pages.at(-1)?.json, 'metadata', 'remainingItemCount'),
        undefined,
      );
    });

    it('comes in pages with a selector too, then without a count of the rest', async () => {
      const first = await list({ limit: 4 });
      assert.deepEqual(namesIn(first), NAMES.slice(0, 4));
      assert.equal(at(first.json, 'metadata', 'remainingItemCount'), undefined);
      const second = await list({
        limit: 4,
        continue: textAt(first.json, 'metadata', 'continue'),
      });
      assert.deepEqual(namesIn(second), NAMES.slice(4));
      assert.equal(textAt(second.json, 'metadata', 'continue'), '');
    });

    it('keeps to the version of the first page when objects are added in between', async () => {
      const first = await list({ limit: 6 });
      const late = policiesPath('list-late');
      const labels = { suite: 'list' };
      await current().api.request(policiesPath(), {
        method: 'POST',
        body: networkPolicy('list-late', { labels }),
      });
      const second = await list({
        limit: 6,
        continue: textAt(first.json, 'metadata', 'continue'),
      });
      await current().api.request(late, { method: 'DELETE' });
      assert.deepEqual(namesIn(second), NAMES.slice(6));
    });

    it('refuses a continue token that it did not make', async () => {
      const answer = await list({ limit: 2, continue: 'not-a-token' });
      assert.equal(answer.status, 400);
      assert.equal(at(answer.json, 'kind'), 'Status');
      assert.equal(at(answer.json, 'status'), 'Failure');
      assert.equal(at(answer.json, 'code'), 400);
      assert.equal(at(answer.json, 'reason'), 'BadRequest');
    });

    it('understands label selectors and the name as a field selector', async () => {
      const select = async (labelSelector: string) =>
        namesIn(await list({ labelSelector }));
      assert.deepEqual(
        await select('suite=list,half=first'),
        NAMES.slice(0, 3),
      );
      assert.deepEqual(await select('suite=list,half!=first'), NAMES.slice(3));
      assert.deepEqual(
        await select('suite in (list,other),half notin (second)'),
        NAMES.slice(0, 3),
      );
      assert.deepEqual(await select('suite=list,!half'), []);
      assert.deepEqual(await select('half'), NAMES);

      assert.deepEqual(
        namesIn(await list({ fieldSelector: 'metadata.name=list-b' })),
        ['list-b'],
      );
      assert.equal((await list({ labelSelector: 'a=b=c' })).status, 400);
    });

    it('takes any version that it has at hand, and all namespaces at once', async () => {
      const answer = await current().api.request(
        '/apis/networking.k8s.io/v1/networkpolicies',
        {
          query: { labelSelector: 'suite=list', resourceVersion: 0 },
        },
      );
      assert.equal(answer.status, 200);
      assert.deepEqual(namesIn(answer), NAMES);
    });

    it('gives an empty list for a namespace that does not exist', async () => {
      const path =
        '/apis/networking.k8s.io/v1/namespaces/not-there/networkpolicies';
      const answer = await current().api.request(path);
      assert.equal(answer.status, 200);
      assert.deepEqual(listAt(answer.json, 'items'), []);
      assert.ok(Array.isArray(at(answer.json, 'items')));
    });
  });
}

function namesIn(answer: HttpAnswer): readonly string[] {
  return listAt(answer.json, 'items').map(item =>
    textAt(item, 'metadata', 'name'),
  );
}
