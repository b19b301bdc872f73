import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { at, textAt } from '../harness/http/at.ts';
import type { CurrentTarget } from './KubernetesTarget.ts';

/** The logs of pods, whole, in part and as they are written. @internal */
export function describePodLogs(current: CurrentTarget): void {
  describe('pod logs', () => {
    const path = () => {
      const { namespace, name } = current().pod;
      return `/api/v1/namespaces/${namespace}/pods/${name}/log`;
    };
    const read = async (
      query: Record<string, string | number | boolean> = {},
    ) => {
      const answer = await current().api.request(path(), { query });
      assert.equal(answer.status, 200, answer.text);
      return answer;
    };
    const lines = (text: string) => text.trimEnd().split('\n');

    it('come as plain text', async () => {
      const answer = await read();
      assert.match(String(answer.headers['content-type']), /^text\/plain/);
      assert.ok(lines(answer.text).length >= 5);
    });

    it('can be cut to the last lines, or to a number of bytes', async () => {
      const all = lines((await read()).text);
      const tail = await read({ tailLines: 2 });
      assert.deepEqual(lines(tail.text), all.slice(-2));
      assert.equal((await read({ tailLines: 0 })).text, '');
      assert.equal((await read({ limitBytes: 5 })).text.length, 5);
    });

    it('carry their times when asked', async () => {
      const [plain] = lines((await read({ tailLines: 1 })).text);
      const [timed] = lines(
        (await read({ tailLines: 1, timestamps: true })).text,
      );
      const [time = '', ...rest] = (timed ?? '').split(' ');
      assert.ok(!Number.isNaN(Date.parse(time)), time);
      assert.equal(rest.join(' '), plain);
    });

    it('can be followed', async () => {
      const stream = await current().api.stream(path(), {
        query: { follow: true, tailLines: 1 },
      });
      assert.equal(stream.status, 200);
      const last = lines((await read({ tailLines: 1 })).text)[0];
      assert.equal(await stream.nextLine(), last);
      await current().writePodLog('as it happens');
      assert.equal(await stream.nextLine(), 'as it happens');
      stream.close();
    });

    it('are those of a container that is there', async () => {
      const answer = await current().api.request(path(), {
        query: { container: 'other' },
      });
      assert.equal(answer.status, 400);
      assert.match(
        textAt(answer.json, 'message'),
        /container other is not valid for pod/,
      );

      const missing = await current().api.request(
        path().replace('/log', '-missing/log'),
      );
      assert.equal(missing.status, 404);
      assert.equal(at(missing.json, 'details', 'kind'), 'pods');
    });

    it('are checked for nonsense', async () => {
      const answer = await current().api.request(path(), {
        query: { tailLines: -1 },
      });
      assert.equal(answer.status, 422);
    });
  });
}
