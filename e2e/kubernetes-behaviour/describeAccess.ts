import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { at, textAt } from '../harness/http/at.ts';
import { policiesPath, type CurrentTarget } from './KubernetesTarget.ts';
import { networkPolicy } from './manifests.ts';

/** Who is let in, and to what. @internal */
export function describeAccess(current: CurrentTarget): void {
  describe('access', () => {
    it('does not know a wrong token: 401', async () => {
      const answer = await current().api.request(policiesPath(), {
        token: 'wrong',
      });
      assert.equal(answer.status, 401);
      assert.equal(at(answer.json, 'kind'), 'Status');
      assert.equal(at(answer.json, 'reason'), 'Unauthorized');
      assert.equal(at(answer.json, 'code'), 401);
    });

    it('refuses what the caller has no right to: 403, naming the user', async () => {
      const read = await current().limited.request(policiesPath());
      assert.equal(read.status, 200);

      const write = await current().limited.request(policiesPath(), {
        method: 'POST',
        body: networkPolicy('forbidden'),
      });
      assert.equal(write.status, 403);
      assert.equal(at(write.json, 'reason'), 'Forbidden');
      assert.equal(at(write.json, 'details', 'kind'), 'networkpolicies');
      assert.equal(at(write.json, 'details', 'group'), 'networking.k8s.io');
      assert.match(
        textAt(write.json, 'message'),
        /cannot create resource "networkpolicies"/,
      );

      const remove = await current().limited.request(policiesPath('any'), {
        method: 'DELETE',
      });
      assert.equal(
        remove.status,
        403,
        'before it looks whether there is such an object',
      );
    });

    it('refuses a watch like a list, before it begins', async () => {
      const answer = await current().api.request(policiesPath(), {
        query: { watch: true },
        headers: { 'impersonate-user': 'nobody-in-particular' },
      });
      assert.equal(answer.status, 403);
      assert.equal(at(answer.json, 'kind'), 'Status');
    });

    it('acts as somebody else, with their rights and not more', async () => {
      const as = (headers: Record<string, string>) =>
        current().api.request(policiesPath(), { headers });
      const nobody = await as({ 'impersonate-user': 'nobody-in-particular' });
      assert.equal(nobody.status, 403);
      assert.match(textAt(nobody.json, 'message'), /"nobody-in-particular"/);

      const master = await as({
        'impersonate-user': 'nobody-in-particular',
        'impersonate-group': 'system:masters',
      });
      assert.equal(master.status, 200);

      assert.equal(
        (await as({ 'impersonate-group': 'system:masters' })).status,
        400,
      );
    });

    it('lets only those impersonate who may', async () => {
      const answer = await current().limited.request(policiesPath(), {
        headers: { 'impersonate-user': 'admin' },
      });
      assert.equal(answer.status, 403);
    });
  });
}
