import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { at, listAt, textAt } from '../harness/http/at.ts';
import {
  ciliumPoliciesPath,
  policiesPath,
  type CurrentTarget,
} from './KubernetesTarget.ts';
import {
  APPLY_PATCH,
  ciliumNetworkPolicy,
  networkPolicy,
} from './manifests.ts';

/** Server-side apply: owners, conflicts, dry runs, and the version that the editor opened. @internal */
export function describeApply(current: CurrentTarget): void {
  describe('server-side apply', () => {
    const apply = (
      name: string,
      manager: string | undefined,
      body: unknown,
      query: Record<string, string | boolean> = {},
    ) =>
      current().api.request(policiesPath(name), {
        method: 'PATCH',
        contentType: APPLY_PATCH,
        query: { fieldManager: manager, ...query },
        body,
      });
    const get = (name: string) => current().api.request(policiesPath(name));

    it('creates, changes, and notes who owns what', async () => {
      const created = await apply('applied', 'first', networkPolicy('applied'));
      assert.equal(created.status, 201, created.text);
      const changed = await apply(
        'applied',
        'first',
        networkPolicy('applied', { ports: [9090] }),
      );
      assert.equal(changed.status, 200);
      assert.equal(
        at(changed.json, 'spec', 'ingress', 0, 'ports', 0, 'port'),
        9090,
      );

      const [owner] = listAt(changed.json, 'metadata', 'managedFields');
      assert.equal(at(owner, 'manager'), 'first');
      assert.equal(at(owner, 'operation'), 'Apply');
      assert.equal(at(owner, 'apiVersion'), 'networking.k8s.io/v1');
      assert.match(textAt(owner, 'time'), /^\d{4}-/);
    });

    it('changes nothing, not even the version, when the same is applied again', async () => {
      const first = await apply('repeated', 'first', networkPolicy('repeated'));
      const second = await apply(
        'repeated',
        'first',
        networkPolicy('repeated'),
      );
      assert.equal(second.status, 200);
      assert.equal(
        at(second.json, 'metadata', 'resourceVersion'),
        at(first.json, 'metadata', 'resourceVersion'),
      );
    });

    it('takes YAML, and removes what its owner no longer sends', async () => {
      const labels = { team: 'shop' };
      await apply('shrinking', 'first', networkPolicy('shrinking', { labels }));
      const yaml = [
        'apiVersion: networking.k8s.io/v1',
        'kind: NetworkPolicy',
        'metadata:',
        '  name: shrinking # no labels any more',
        'spec:',
        '  podSelector: {}',
        '  policyTypes: [Ingress]',
      ].join('\n');
      const answer = await apply('shrinking', 'first', yaml);
      assert.equal(answer.status, 200, answer.text);
      assert.equal(at(answer.json, 'metadata', 'labels'), undefined);
      assert.equal(at(answer.json, 'spec', 'ingress'), undefined);
      assert.deepEqual(at(answer.json, 'spec', 'podSelector'), {});
    });

    it('refuses to change what another manager owns, until forced', async () => {
      await apply('owned', 'first', networkPolicy('owned'));
      const rival = networkPolicy('owned', { ports: [7070] });
      const refused = await apply('owned', 'second', rival);
      assert.equal(refused.status, 409);
      assert.equal(at(refused.json, 'reason'), 'Conflict');
      const causes = listAt(refused.json, 'details', 'causes');
      assert.deepEqual(causes, [
        {
          reason: 'FieldManagerConflict',
          message: 'conflict with "first"',
          field: '.spec.ingress',
        },
      ]);
      assert.equal(
        at((await get('owned')).json, 'spec', 'ingress', 0, 'ports', 0, 'port'),
        8080,
      );

      const forced = await apply('owned', 'second', rival, { force: true });
      assert.equal(forced.status, 200);
      assert.equal(
        at(forced.json, 'spec', 'ingress', 0, 'ports', 0, 'port'),
        7070,
      );

      const back = await apply('owned', 'first', networkPolicy('owned'));
      assert.equal(
        back.status,
        409,
        'the fields belong to the second manager now',
      );
      assert.equal(
        at(back.json, 'details', 'causes', 0, 'message'),
        'conflict with "second"',
      );
    });

    it('shares a field with another manager who wants the same', async () => {
      await apply('shared', 'first', networkPolicy('shared'));
      const answer = await apply('shared', 'second', networkPolicy('shared'));
      assert.equal(answer.status, 200);
      const managers = listAt(answer.json, 'metadata', 'managedFields').map(
        entry => at(entry, 'manager'),
      );
      assert.deepEqual(managers.toSorted(), ['first', 'second']);
    });

    it('refuses a version that is no longer the present one', async () => {
      const opened = await apply('edited', 'first', networkPolicy('edited'));
      const resourceVersion = textAt(
        opened.json,
        'metadata',
        'resourceVersion',
      );
      await apply('edited', 'first', networkPolicy('edited', { ports: [1] }));

      const late = networkPolicy('edited', { ports: [2], resourceVersion });
      const refused = await apply('edited', 'first', late);
      assert.equal(refused.status, 409);
      assert.equal(at(refused.json, 'reason'), 'Conflict');
      assert.equal(
        at(refused.json, 'details', 'causes'),
        undefined,
        'not a field manager conflict',
      );

      const present = textAt(
        (await get('edited')).json,
        'metadata',
        'resourceVersion',
      );
      const timely = networkPolicy('edited', {
        ports: [2],
        resourceVersion: present,
      });
      assert.equal((await apply('edited', 'first', timely)).status, 200);
    });

    it('only shows the result in a dry run', async () => {
      await apply('tried', 'first', networkPolicy('tried'));
      const before = await get('tried');
      const shown = await apply(
        'tried',
        'first',
        networkPolicy('tried', { ports: [1234] }),
        {
          dryRun: 'All',
        },
      );
      assert.equal(shown.status, 200);
      assert.equal(
        at(shown.json, 'spec', 'ingress', 0, 'ports', 0, 'port'),
        1234,
      );
      assert.deepEqual((await get('tried')).json, before.json);

      const created = await apply('never', 'first', networkPolicy('never'), {
        dryRun: 'All',
      });
      assert.equal(created.status, 201);
      assert.equal((await get('never')).status, 404);

      const conflict = await apply(
        'tried',
        'second',
        networkPolicy('tried', { ports: [5] }),
        {
          dryRun: 'All',
        },
      );
      assert.equal(conflict.status, 409, 'a dry run finds conflicts as well');
    });

    it('wants to know the manager', async () => {
      const answer = await apply(
        'anonymous',
        undefined,
        networkPolicy('anonymous'),
      );
      assert.equal(answer.status, 422, answer.text);
      assert.equal(
        at(answer.json, 'details', 'causes', 0, 'field'),
        'fieldManager',
      );
    });

    it('works the same for kinds from custom resource definitions', async () => {
      const applyCilium = (manager: string, port: string) =>
        current().api.request(ciliumPoliciesPath('applied'), {
          method: 'PATCH',
          contentType: APPLY_PATCH,
          query: { fieldManager: manager },
          body: ciliumNetworkPolicy('applied', port),
        });
      assert.equal((await applyCilium('first', '80')).status, 201);
      assert.equal((await applyCilium('first', '81')).status, 200);
      const refused = await applyCilium('second', '82');
      assert.equal(refused.status, 409);
      assert.equal(
        at(refused.json, 'details', 'causes', 0, 'reason'),
        'FieldManagerConflict',
      );
      assert.equal(
        at(refused.json, 'details', 'causes', 0, 'field'),
        '.spec.ingress',
      );
    });
  });
}
