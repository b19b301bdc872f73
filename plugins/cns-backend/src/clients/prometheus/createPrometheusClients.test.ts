import { mockServices } from '@backstage/backend-test-utils';
import { createServer } from 'node:https';
import { AddressInfo } from 'node:net';
import { TLSSocket } from 'node:tls';
import { generate } from 'selfsigned';
import { createPrometheusClients } from './createPrometheusClients';

/** A certificate for 127.0.0.1 that is its own authority. */
function certificate(name: string) {
  return generate([{ name: 'commonName', value: name }], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
    ],
  });
}

describe('createPrometheusClients', () => {
  const own = certificate('prometheus');
  const mine = certificate('backstage');
  let url = '';
  let subject: string | undefined;
  const server = createServer(
    {
      key: own.private,
      cert: own.cert,
      ca: mine.cert,
      requestCert: true,
      rejectUnauthorized: false,
    },
    (req, res) => {
      const { socket } = req;
      subject =
        socket instanceof TLSSocket && socket.authorized
          ? String(socket.getPeerCertificate().subject.CN)
          : undefined;
      res.setHeader('content-type', 'application/json');
      res.end('{"status":"success","data":{"version":"2.53.3"}}');
    },
  );

  beforeAll(async () => {
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    const port = isPort(address) ? address.port : 0;
    url = `https://127.0.0.1:${port}`;
  });

  afterAll(async () => {
    server.closeAllConnections();
    await new Promise(resolve => {
      server.close(resolve);
    });
  });

  const version = (endpoint: object) =>
    createPrometheusClients({
      endpoints: { 'prod-eu': { url, ...endpoint }, staging: undefined },
      timeoutMs: 5_000,
      maximumAnswerBytes: 100_000,
      logger: mockServices.logger.mock({
        child: () => mockServices.logger.mock(),
      }),
    })
      .find('prod-eu')
      ?.buildInfo();

  it('knows only clusters with an endpoint', () => {
    const clients = createPrometheusClients({
      endpoints: { 'prod-eu': { url }, staging: undefined },
      timeoutMs: 5_000,
      maximumAnswerBytes: 100_000,
      logger: mockServices.logger.mock({
        child: () => mockServices.logger.mock(),
      }),
    });
    expect(clients.find('prod-eu')).toBeDefined();
    expect(clients.find('staging')).toBeUndefined();
    expect(clients.find('toString')).toBeUndefined();
  });

  it('refuses a certificate that it has no reason to trust', async () => {
    await expect(version({})).rejects.toMatchObject({ code: 'refused' });
  });

  it('trusts the configured authority', async () => {
    await expect(version({ ca: own.cert })).resolves.toEqual({
      version: '2.53.3',
    });
    expect(subject).toBeUndefined();
  });

  it('shows the configured client certificate', async () => {
    await version({ ca: own.cert, cert: mine.cert, key: mine.private });
    expect(subject).toBe('backstage');
  });

  it('trusts anybody where that is configured', async () => {
    await expect(version({ skipTlsVerify: true })).resolves.toEqual({
      version: '2.53.3',
    });
  });
});

function isPort(address: string | AddressInfo | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}
