import { createServer, Server, ServerResponse } from 'node:http';
import { KubeConfig } from '@kubernetes/client-node';
import { gzipSync } from 'node:zlib';
import { DefaultHttpClient } from '../../http/DefaultHttpClient';
import { createKubernetesFetch } from './createKubernetesFetch';
import { DefaultKubernetesClient } from './DefaultKubernetesClient';

describe('DefaultKubernetesClient', () => {
  let server: Server;
  let answer: (res: ServerResponse, url: string) => void;
  let client: DefaultKubernetesClient;
  let headers: NodeJS.Dict<string | string[]> = {};

  beforeAll(async () => {
    server = createServer((req, res) => {
      headers = req.headers;
      answer(res, req.url ?? '');
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    const port =
      typeof address === 'object' && address !== null ? address.port : 0;
    const kubeConfig = new KubeConfig();
    kubeConfig.loadFromClusterAndUser(
      {
        name: 'prod',
        server: `http://127.0.0.1:${port}/k8s/clusters/c-1/`,
        skipTLSVerify: true,
      },
      { name: 'backstage', token: 'secret' },
    );
    const fetch = createKubernetesFetch({
      name: 'prod',
      kubeConfig: async () => kubeConfig,
    });
    client = new DefaultKubernetesClient({
      fetch,
      http: new DefaultHttpClient({ fetch, maxAttempts: 1 }),
      timeoutMs: 500,
      maximumAnswerBytes: 2_000,
    });
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  async function events(stop = new AbortController()) {
    const seen: string[] = [];
    for await (const { type, object } of client.watch('/api/v1/pods', {
      query: { resourceVersion: '5', labelSelector: 'a=b,c!=d' },
      signal: stop.signal,
    })) {
      seen.push(`${type} ${JSON.stringify(object)}`);
    }
    return seen;
  }

  it('asks below the path of the server, escaped and authenticated', async () => {
    let asked = '';
    answer = (res, url) => {
      asked = url;
      res.end('{"items":[],"metadata":{"resourceVersion":"7"}}');
    };
    await client.list('/api/v1/pods', {
      query: { labelSelector: 'a in (b,c)&x', limit: 5, continue: undefined },
    });
    expect(asked).toBe(
      '/k8s/clusters/c-1/api/v1/pods?labelSelector=a+in+%28b%2Cc%29%26x&limit=5',
    );
    expect(headers.authorization).toBe('Bearer secret');
  });

  it('reads compressed answers, bounded by what they unpack to', async () => {
    const list = (name: string) =>
      gzipSync(
        JSON.stringify({
          items: [{ metadata: { name } }],
          metadata: { resourceVersion: '7', continue: 'more' },
        }),
      );
    answer = res =>
      res.setHeader('content-encoding', 'gzip').end(list('pod-1'));
    await expect(client.list('/api/v1/pods')).resolves.toEqual({
      items: [{ metadata: { name: 'pod-1' } }],
      resourceVersion: '7',
      continueToken: 'more',
    });
    answer = res =>
      res.setHeader('content-encoding', 'gzip').end(list('x'.repeat(5_000)));
    await expect(client.list('/api/v1/pods')).rejects.toMatchObject({
      code: 'answer-too-large',
    });
  });

  it('puts events together, however they are cut', async () => {
    answer = async res => {
      const text =
        '{"type":"ADDED","object":{"name":"grün"}}\n\n{"type":"BOOKMARK","object":{}}\n';
      for (const byte of Buffer.from(text)) {
        res.write(Buffer.from([byte]));
        await new Promise(resolve => {
          setImmediate(resolve);
        });
      }
      res.end();
    };
    await expect(events()).resolves.toEqual([
      'ADDED {"name":"grün"}',
      'BOOKMARK {}',
    ]);
  });

  it.each<[string, string, object]>([
    [
      'an event that means too old',
      '{"type":"ERROR","object":{"code":410,"message":"too old resource version"}}\n',
      { name: 'ResponseError', statusCode: 410 },
    ],
    [
      'an event without end',
      `{"type":"ADDED","object":{"x":"${'x'.repeat(3_000)}`,
      { code: 'answer-too-large' },
    ],
    ['an event that is no JSON', 'oops\n', { code: 'answer-malformed' }],
    [
      'an event of an unknown type',
      '{"type":"EXPLODED","object":{}}\n',
      { code: 'answer-malformed' },
    ],
  ])('ends with an error on %s', async (_, text, error) => {
    answer = res => res.write(text);
    await expect(events()).rejects.toMatchObject(error);
  });

  it('says what the server says when it refuses', async () => {
    answer = res => {
      res.statusCode = 403;
      res.end('{"kind":"Status","message":"pods is forbidden"}');
    };
    await expect(events()).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 403,
      cause: { message: 'pods is forbidden' },
    });
  });

  it('does not follow a redirect', async () => {
    answer = res => {
      res.statusCode = 307;
      res.setHeader('location', 'https://attacker.example/');
      res.end();
    };
    await expect(client.get('/version')).rejects.toMatchObject({
      statusCode: 307,
    });
    await expect(events()).rejects.toMatchObject({ statusCode: 307 });
  });

  it('gives up opening a watch after its deadline, but not an open one', async () => {
    answer = () => {};
    await expect(events()).rejects.toMatchObject({ code: 'timeout' });

    answer = res => {
      res.write('{"type":"ADDED","object":{}}\n');
      setTimeout(() => res.end('{"type":"DELETED","object":{}}\n'), 800);
    };
    await expect(events()).resolves.toHaveLength(2);
  });

  it('ends an open watch when it is told to', async () => {
    const stop = new AbortController();
    const closed = new Promise<void>(resolve => {
      answer = res => {
        res.on('close', resolve);
        res.write('{"type":"ADDED","object":{}}\n');
        setTimeout(() => stop.abort(), 50);
      };
    });
    await expect(events(stop)).rejects.toMatchObject({ code: 'cut' });
    await closed;
  });

  it('says so when an open watch is cut', async () => {
    answer = res => {
      res.write('{"type":"ADDED","object":{}}\n');
      setTimeout(() => res.destroy(), 50);
    };
    await expect(events()).rejects.toMatchObject({ code: 'cut' });
  });
});
