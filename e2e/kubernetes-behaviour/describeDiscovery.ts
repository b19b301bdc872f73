import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { at, listAt, textAt } from '../harness/http/at.ts';
import type { CurrentTarget } from './KubernetesTarget.ts';

/** What a client asks before anything else. @internal */
export function describeDiscovery(current: CurrentTarget): void {
  describe('discovery', () => {
    const get = (path: string) => current().api.request(path);

    it('says its version', async () => {
      const answer = await get('/version');
      assert.equal(answer.status, 200);
      assert.equal(at(answer.json, 'major'), '1');
      assert.match(textAt(answer.json, 'minor'), /^\d+/);
      assert.match(textAt(answer.json, 'gitVersion'), /^v1\.\d+\.\d+/);
    });

    it('lists its versions and groups', async () => {
      const core = await get('/api');
      assert.equal(at(core.json, 'kind'), 'APIVersions');
      assert.deepEqual(at(core.json, 'versions'), ['v1']);

      const groups = await get('/apis');
      assert.equal(at(groups.json, 'kind'), 'APIGroupList');
      const networking = listAt(groups.json, 'groups').find(
        group => at(group, 'name') === 'networking.k8s.io',
      );
      assert.equal(
        at(networking, 'preferredVersion', 'groupVersion'),
        'networking.k8s.io/v1',
      );
      const names = listAt(groups.json, 'groups').map(group =>
        at(group, 'name'),
      );
      assert.ok(
        names.includes('cilium.io'),
        'kinds from custom resource definitions are listed too',
      );
    });

    it('lists the kinds of a group, with what can be done to them', async () => {
      const networking = await get('/apis/networking.k8s.io/v1');
      assert.equal(at(networking.json, 'kind'), 'APIResourceList');
      assert.equal(at(networking.json, 'groupVersion'), 'networking.k8s.io/v1');
      const policies = listAt(networking.json, 'resources').find(
        resource => at(resource, 'name') === 'networkpolicies',
      );
      assert.equal(at(policies, 'kind'), 'NetworkPolicy');
      assert.equal(at(policies, 'namespaced'), true);
      const verbs = listAt(policies, 'verbs');
      for (const verb of [
        'get',
        'list',
        'watch',
        'create',
        'update',
        'patch',
        'delete',
      ]) {
        assert.ok(verbs.includes(verb), verb);
      }

      const core = await get('/api/v1');
      const names = listAt(core.json, 'resources').map(resource =>
        at(resource, 'name'),
      );
      for (const name of [
        'namespaces',
        'nodes',
        'pods',
        'pods/log',
        'services',
      ]) {
        assert.ok(names.includes(name), name);
      }
    });

    it('has an index of its OpenAPI documents', async () => {
      const index = await get('/openapi/v3');
      assert.equal(index.status, 200);
      const url = textAt(
        index.json,
        'paths',
        'apis/networking.k8s.io/v1',
        'serverRelativeURL',
      );
      assert.match(url, /^\/openapi\/v3\/apis\/networking\.k8s\.io\/v1/);
    });

    it('does not know a group or a kind that is not there', async () => {
      assert.equal((await get('/apis/nobody.example/v1')).status, 404);
      assert.equal(
        (await get('/apis/networking.k8s.io/v1/nothings')).status,
        404,
      );
    });
  });
}
