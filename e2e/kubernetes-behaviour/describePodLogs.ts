import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { at, textAt } from '../harness/http/at.ts';
import { NAMESPACE, TALKER, type CurrentTarget } from './KubernetesTarget.ts';

const PATH = `/api/v1/namespaces/${NAMESPACE}/pods/${TALKER}/log`;

type LogQuery = Record<string, string | number | boolean>;

/** The logs of pods, whole, in part and as they are written. @internal */
export function describePodLogs(current: CurrentTarget): void {
  describe('pod logs', () => {
    const request = (query: LogQuery = {}) =>
      current().api.request(PATH, { query });
    const read = async (query: LogQuery = {}) => {
      const answer = await request(query);
      assert.equal(answer.status, 200, answer.text);
      return answer.text;
    };
    const lines = (text: string) => text.trimEnd().split('\n');

    /** Reads with and without the query, both from the same log: it may grow in between. */
    const compare = async (query: LogQuery) => {
      for (;;) {
        const before = await read();
        const part = await read(query);
        if ((await read()) === before) {
          return { all: lines(before), part };
        }
      }
    };

    it('come as plain text', async () => {
      const answer = await request();
      assert.match(String(answer.headers['content-type']), /^text\/plain/);
      assert.ok(lines(answer.text).length >= 5);
    });

    it('can be cut to the last lines, or to a number of bytes', async () => {
      const { all, part } = await compare({ tailLines: 2 });
      assert.deepEqual(lines(part), all.slice(-2));
      assert.equal(await read({ tailLines: 0 }), '');
      assert.equal((await read({ limitBytes: 5 })).length, 5);
    });

    it('carry their times when asked', async () => {
      const { all, part } = await compare({ tailLines: 1, timestamps: true });
      const [time = '', ...rest] = part.trimEnd().split(' ');
      assert.match(time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
      assert.equal(rest.join(' '), all.at(-1));
    });

    it('leave out what is older than asked', async () => {
      await current().talk();
      const recent = lines(await read({ sinceSeconds: 3600 }));
      assert.ok(recent.length >= 1);
      const ahead = new Date(Date.now() + 3_600_000).toISOString();
      assert.equal(await read({ sinceTime: ahead }), '');
    });

    it('can be followed', async () => {
      const stream = await current().api.stream(PATH, {
        query: { follow: true, tailLines: 1 },
      });
      assert.equal(stream.status, 200);
      const first = await stream.nextLine();
      await current().talk();
      const second = await stream.nextLine();
      stream.close();
      const all = lines(await read());
      const place = all.findIndex(
        (line, index) => line === first && all[index + 1] === second,
      );
      assert.notEqual(place, -1, `${first} and ${second} follow each other`);
    });

    it('are those of a container that is there', async () => {
      const answer = await request({ container: 'other' });
      assert.equal(answer.status, 400);
      assert.match(
        textAt(answer.json, 'message'),
        /container other is not valid for pod/,
      );
      const missing = await current().api.request(
        PATH.replace('/log', '-missing/log'),
      );
      assert.equal(missing.status, 404);
      assert.equal(at(missing.json, 'details', 'kind'), 'pods');
    });

    it('are checked for nonsense', async () => {
      assert.equal((await request({ tailLines: -1 })).status, 422);
    });
  });
}
