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

/** Objects that the API refuses, and how it says why. @internal */
export function describeValidation(current: CurrentTarget): void {
  describe('validation', () => {
    const create = (body: unknown, query: Record<string, string> = {}) =>
      current().api.request(policiesPath(), {
        method: 'POST',
        body,
        query,
      });

    it('names the field and the reason of each fault', async () => {
      const answer = await create(networkPolicy('bad', { ports: [99999] }));
      assert.equal(answer.status, 422);
      assert.equal(at(answer.json, 'kind'), 'Status');
      assert.equal(at(answer.json, 'status'), 'Failure');
      assert.equal(at(answer.json, 'reason'), 'Invalid');
      assert.equal(at(answer.json, 'code'), 422);
      assert.equal(at(answer.json, 'details', 'name'), 'bad');
      assert.equal(at(answer.json, 'details', 'kind'), 'NetworkPolicy');
      const [cause] = listAt(answer.json, 'details', 'causes');
      assert.equal(at(cause, 'reason'), 'FieldValueInvalid');
      assert.equal(at(cause, 'field'), 'spec.ingress[0].ports[0].port');
      assert.match(textAt(cause, 'message'), /must be between 1 and 65535/);
    });

    it('names several faults at once', async () => {
      const answer = await create({
        ...networkPolicy('worse'),
        spec: {
          podSelector: {},
          ingress: [
            {
              ports: [{ protocol: 'ICMP', port: 80, endPort: 79 }],
              from: [{ podSelector: {}, ipBlock: { cidr: '10.0.0.300/8' } }],
            },
          ],
        },
      });
      assert.equal(answer.status, 422);
      const fields = listAt(answer.json, 'details', 'causes').map(cause =>
        textAt(cause, 'field'),
      );
      for (const field of [
        'spec.ingress[0].ports[0].protocol',
        'spec.ingress[0].ports[0].endPort',
        'spec.ingress[0].from[0]',
      ]) {
        assert.ok(
          fields.some(each => each.startsWith(field)),
          `${field} in ${fields.join(', ')}`,
        );
      }
    });

    it('refuses names that cannot be', async () => {
      const answer = await create(networkPolicy('Upper_Case'));
      assert.equal(answer.status, 422);
      assert.equal(
        at(answer.json, 'details', 'causes', 0, 'field'),
        'metadata.name',
      );
    });

    it('refuses text that is no object, and an object for another namespace', async () => {
      const garbage = await create('{"kind": "NetworkPolicy", ');
      assert.equal(garbage.status, 400);
      assert.equal(at(garbage.json, 'reason'), 'BadRequest');

      const elsewhere = await create({
        ...networkPolicy('stray'),
        metadata: { name: 'stray', namespace: 'somewhere-else' },
      });
      assert.equal(elsewhere.status, 400);
    });

    describe('of an unknown field', () => {
      const withUnknownField = {
        ...networkPolicy('odd'),
        spec: { podSelector: {}, ingres: [] },
      };

      it('drops it with a warning by default', async () => {
        const answer = await create(withUnknownField, { dryRun: 'All' });
        assert.equal(answer.status, 201);
        assert.match(
          String(answer.headers.warning),
          /^299 .*unknown field \\"spec\.ingres\\"/,
        );
        assert.equal(at(answer.json, 'spec', 'ingres'), undefined);
      });

      it('refuses it when asked to be strict', async () => {
        const answer = await create(withUnknownField, {
          fieldValidation: 'Strict',
        });
        assert.equal(answer.status, 400);
        assert.equal(at(answer.json, 'reason'), 'BadRequest');
        assert.match(
          textAt(answer.json, 'message'),
          /unknown field "spec\.ingres"/,
        );
      });

      it('fails in server-side apply', async () => {
        const answer = await current().api.request(policiesPath('odd'), {
          method: 'PATCH',
          contentType: APPLY_PATCH,
          query: { fieldManager: 'first' },
          body: withUnknownField,
        });
        // Kubernetes calls this an internal error, without a reason; a client must go by the message.
        assert.equal(answer.status, 500, answer.text);
        assert.match(
          textAt(answer.json, 'message'),
          /\.spec\.ingres: field not declared in schema/,
        );
      });
    });

    it('checks custom resources against their schema', async () => {
      const createCilium = (body: unknown) =>
        current().api.request(ciliumPoliciesPath(), {
          method: 'POST',
          body,
        });
      const badPort = await createCilium(ciliumNetworkPolicy('bad', 'http!'));
      assert.equal(badPort.status, 422, badPort.text);
      assert.equal(at(badPort.json, 'reason'), 'Invalid');
      const fields = listAt(badPort.json, 'details', 'causes').map(cause =>
        at(cause, 'field'),
      );
      assert.ok(
        fields.includes('spec.ingress[0].toPorts[0].ports[0].port'),
        String(fields),
      );

      const both = await createCilium({
        ...ciliumNetworkPolicy('both'),
        spec: { endpointSelector: {}, nodeSelector: {}, ingress: [{}] },
      });
      assert.equal(both.status, 422, both.text);
      assert.equal(
        (await createCilium(ciliumNetworkPolicy('good'))).status,
        201,
      );
    });
  });
}
