import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { at, textAt } from '../harness/http/at.ts';
import {
  NAMESPACE,
  policiesPath,
  type CurrentTarget,
} from './KubernetesTarget.ts';
import { MERGE_PATCH, networkPolicy } from './manifests.ts';

/** Create, replace, merge-patch and delete, and the kinds of 409 and 404. @internal */
export function describeWrites(current: CurrentTarget): void {
  describe('writes', () => {
    const create = (body: unknown, query: Record<string, string> = {}) =>
      current().api.request(policiesPath(), {
        method: 'POST',
        body,
        query,
      });
    const patch = (name: string, body: unknown) =>
      current().api.request(policiesPath(name), {
        method: 'PATCH',
        contentType: MERGE_PATCH,
        body,
      });
    const get = (name: string) => current().api.request(policiesPath(name));

    it('creates an object once', async () => {
      const created = await create(networkPolicy('once'));
      assert.equal(created.status, 201);
      assert.equal(at(created.json, 'metadata', 'namespace'), NAMESPACE);
      const found = await get('once');
      assert.deepEqual(found.json, created.json);
      assert.equal(at(found.json, 'kind'), 'NetworkPolicy');

      const again = await create(networkPolicy('once'));
      assert.equal(again.status, 409);
      assert.equal(at(again.json, 'reason'), 'AlreadyExists');
      assert.equal(at(again.json, 'details', 'name'), 'once');
      assert.equal(at(again.json, 'details', 'group'), 'networking.k8s.io');
      assert.equal(at(again.json, 'details', 'kind'), 'networkpolicies');
    });

    it('replaces the version that it is given, and no other', async () => {
      await create(networkPolicy('replaced'));
      const opened = await get('replaced');
      const put = (body: unknown) =>
        current().api.request(policiesPath('replaced'), {
          method: 'PUT',
          body,
        });
      const resourceVersion = textAt(
        opened.json,
        'metadata',
        'resourceVersion',
      );
      const first = await put(
        networkPolicy('replaced', { ports: [1], resourceVersion }),
      );
      assert.equal(first.status, 200, first.text);

      const second = await put(
        networkPolicy('replaced', { ports: [2], resourceVersion }),
      );
      assert.equal(second.status, 409);
      assert.equal(at(second.json, 'reason'), 'Conflict');
      assert.equal(at(second.json, 'details', 'causes'), undefined);
      assert.match(textAt(second.json, 'message'), /object has been modified/);
    });

    it('merges a patch: sets, replaces lists, removes with null', async () => {
      await create(
        networkPolicy('patched', { labels: { keep: 'yes', drop: 'yes' } }),
      );
      const answer = await patch('patched', {
        metadata: { labels: { drop: null, add: 'yes' } },
        spec: {
          podSelector: {
            matchLabels: { 'network-policy.gitlab.com/disabled_by': 'gitlab' },
          },
        },
      });
      assert.equal(answer.status, 200, answer.text);
      assert.deepEqual(at(answer.json, 'metadata', 'labels'), {
        keep: 'yes',
        add: 'yes',
      });
      assert.deepEqual(at(answer.json, 'spec', 'podSelector', 'matchLabels'), {
        app: 'patched',
        'network-policy.gitlab.com/disabled_by': 'gitlab',
      });
      assert.equal(
        at(answer.json, 'spec', 'ingress', 0, 'ports', 0, 'port'),
        8080,
      );

      const late = await patch('patched', {
        metadata: { resourceVersion: '1', labels: { x: 'y' } },
      });
      assert.equal(late.status, 409);
      assert.equal((await patch('absent', { metadata: {} })).status, 404);
    });

    it('creates nothing in a dry run', async () => {
      const answer = await create(networkPolicy('dry'), { dryRun: 'All' });
      assert.equal(answer.status, 201);
      assert.equal((await get('dry')).status, 404);
    });

    it('deletes, and does not find it any more', async () => {
      await create(networkPolicy('gone'));
      const remove = () =>
        current().api.request(policiesPath('gone'), {
          method: 'DELETE',
        });
      assert.equal((await remove()).status, 200);

      const found = await get('gone');
      assert.equal(found.status, 404);
      assert.equal(at(found.json, 'kind'), 'Status');
      assert.equal(at(found.json, 'reason'), 'NotFound');
      assert.deepEqual(at(found.json, 'details'), {
        name: 'gone',
        group: 'networking.k8s.io',
        kind: 'networkpolicies',
      });
      assert.equal((await remove()).status, 404);
    });

    it('deletes only the version that it is given', async () => {
      await create(networkPolicy('guarded'));
      const answer = await current().api.request(policiesPath('guarded'), {
        method: 'DELETE',
        body: {
          kind: 'DeleteOptions',
          apiVersion: 'v1',
          preconditions: { resourceVersion: '1' },
        },
      });
      assert.equal(answer.status, 409, answer.text);
      assert.equal(at(answer.json, 'reason'), 'Conflict');
      assert.equal((await get('guarded')).status, 200);
    });

    it('does not create in a namespace that is not there', async () => {
      const path =
        '/apis/networking.k8s.io/v1/namespaces/not-there/networkpolicies';
      const answer = await current().api.request(path, {
        method: 'POST',
        body: networkPolicy('lost'),
      });
      assert.equal(answer.status, 404);
      assert.equal(at(answer.json, 'reason'), 'NotFound');
      assert.equal(at(answer.json, 'details', 'kind'), 'namespaces');
      assert.equal(at(answer.json, 'details', 'name'), 'not-there');
    });
  });
}
