import express from 'express';
import { once } from 'node:events';
import { createServer, Server } from 'node:http';
import { openStream } from '../testing/openStream';
import { EventStreams } from './EventStreams';

describe('EventStreams', () => {
  let server: Server;
  let streams: EventStreams;
  let closed: number;
  let last: express.Response | undefined;

  beforeEach(async () => {
    streams = new EventStreams();
    closed = 0;
    const app = express();
    app.get('/events', (_, res) => {
      last = res;
      streams.open(res, () => {
        closed += 1;
      });
    });
    server = createServer(app);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const open = () =>
    openStream(server, { path: '/events', authorization: 'none' });
  const until = async (check: () => boolean) => {
    while (!check()) {
      await new Promise(resolve => {
        setTimeout(resolve, 5);
      });
    }
  };

  it('says that it is ready, sends changes, and notices when the page is gone', async () => {
    const stream = await open();
    expect(stream.pieces[0]).toBe('event: ready\ndata: {}\n\n');
    streams.send(last!, { topics: ['pods'], clusters: ['prod'] });
    await until(() => stream.pieces.length === 2);
    expect(stream.pieces[1]).toBe(
      'event: change\ndata: {"topics":["pods"],"clusters":["prod"]}\n\n',
    );
    stream.close();
    await until(() => closed === 1);
    // To a page that is gone nothing is written, and nothing is thrown.
    streams.send(last!, { topics: ['pods'], clusters: ['prod'] });
    expect(closed).toBe(1);
  });

  it('ends all streams when the backend stops', async () => {
    await open();
    await open();
    streams.stop();
    await until(() => closed === 2);
    await open();
    await until(() => closed === 3);
    expect(closed).toBe(3);
  });

  it('drops a page that does not read', async () => {
    await open();
    Object.defineProperty(last, 'writableLength', { value: 1_000_000 });
    streams.send(last!, { topics: ['pods'], clusters: ['prod'] });
    await until(() => closed === 1);
    expect(last?.destroyed).toBe(true);
  });
});
