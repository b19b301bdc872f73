import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createFakeCluster } from '../services/testing/createFakeCluster';
import { CatalogClusters } from './CatalogClusters';
import { checkCatalogClusterUrl } from './checkCatalogClusterUrl';
import { DefaultClusterStates } from './DefaultClusterStates';

function resource(
  name: string,
  annotations: Record<string, string>,
  type = 'kubernetes-cluster',
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name, namespace: 'default', annotations },
    spec: { type, owner: 'x' },
  };
}

const AWS = {
  'kubernetes.io/api-server': 'https://203.0.113.5:6443/',
  'kubernetes.io/api-server-certificate-authority': 'Y2E=',
  'kubernetes.io/auth-provider': 'aws',
  'kubernetes.io/aws-assume-role': 'role',
  'example.com/secret': 'not passed on',
};

function create(entities: Entity[], now = { ms: 1 }) {
  return new CatalogClusters({
    catalog: catalogServiceMock({ entities }),
    auth: mockServices.auth(),
    logger: mockServices.logger.mock(),
    config: {
      dangerouslyAllowClusterUrls: ['*.corp.example'],
      dangerouslyAllowSkipTlsVerify: false,
    },
    now: () => now.ms,
  });
}

describe('CatalogClusters', () => {
  it('reads clusters with server-side credentials', async () => {
    const clusters = create([
      resource('aws', {
        ...AWS,
        'kubernetes.io/skip-tls-verify': 'true',
      }),
      resource('internal', {
        ...AWS,
        'kubernetes.io/api-server': 'http://kube.corp.example',
      }),
      resource('described', {}),
      resource('database', AWS, 'database'),
    ]);
    await clusters.refresh();
    expect(clusters.held.problems).toEqual([]);
    expect(clusters.held.clusters).toEqual([
      {
        name: 'aws',
        url: 'https://203.0.113.5:6443',
        authProvider: 'aws',
        authMetadata: {
          'kubernetes.io/api-server': 'https://203.0.113.5:6443/',
          'kubernetes.io/api-server-certificate-authority': 'Y2E=',
          'kubernetes.io/auth-provider': 'aws',
          'kubernetes.io/aws-assume-role': 'role',
          'kubernetes.io/skip-tls-verify': 'true',
        },
        caData: 'Y2E=',
        skipTlsVerify: false,
      },
      expect.objectContaining({
        name: 'internal',
        url: 'http://kube.corp.example',
      }),
    ]);
  });

  it('leaves out what the catalog must not decide, and says so', async () => {
    const clusters = create([
      resource('metadata', {
        ...AWS,
        'kubernetes.io/api-server': 'https://169.254.169.254',
      }),
      resource('own-token', {
        ...AWS,
        'kubernetes.io/auth-provider': 'serviceAccount',
      }),
    ]);
    await clusters.refresh();
    expect(clusters.held.clusters).toEqual([]);
    expect(
      clusters.held.problems.map(({ upstream, message }) => [
        upstream.name,
        message,
      ]),
    ).toEqual([
      [
        'metadata',
        'The cluster metadata of the catalog is left out: its address is not a public one.',
      ],
      ['own-token', expect.stringContaining('cannot come from the catalog')],
    ]);
  });

  it('ends the state of a cluster that is gone, and remakes one that moved', async () => {
    const entities = [resource('a', AWS), resource('b', AWS)];
    const now = { ms: 1 };
    const clusters = create(entities, now);
    const stopped: string[] = [];
    const states = new DefaultClusterStates({
      configured: [createFakeCluster({ name: 'b' })],
      catalogClusters: clusters,
      createState: ({ name, url }) => ({
        ...createFakeCluster({ name }),
        stop: () => stopped.push(`${name} ${url}`),
      }),
      problems: [],
    });
    const [first, second] = await states.list();
    // The configuration's b hides the catalog's.
    expect([first.name, second.name]).toEqual(['b', 'a']);
    expect(await states.find('a')).toBe(second);
    expect(await states.find('c')).toBeUndefined();
    expect(stopped).toEqual([]);
    states.stop();
    expect(stopped).toEqual(['a https://203.0.113.5:6443']);
  });
});

describe('checkCatalogClusterUrl', () => {
  const resolve = async (host: string) =>
    host === 'inside.example' ? ['203.0.113.1', '10.0.0.1'] : ['203.0.113.1'];
  const check = (url: string) =>
    checkCatalogClusterUrl(url, {
      dangerouslyAllowClusterUrls: ['localhost', '*.corp.example'],
      resolve,
    });

  it.each([
    'https://kube.example',
    'https://203.0.113.9:6443',
    'http://localhost:8080',
    'http://a.corp.example',
    'https://[2001:db8::1]',
  ])('takes %s', async url => {
    await expect(check(url)).resolves.toBeUndefined();
  });

  it.each([
    ['nonsense', /not a URL/],
    ['http://kube.example', /not https/],
    ['ftp://localhost', /neither http nor https/],
    ['https://user:pass@kube.example', /credentials/],
    ['https://127.0.0.1', /not a public/],
    ['https://10.1.2.3', /not a public/],
    ['https://[::1]', /not a public/],
    ['https://[fd00::1]', /not a public/],
    ['https://[::ffff:10.0.0.1]', /not a public/],
    ['https://inside.example', /not a public/],
    ['https://corp.example.attacker.example@10.0.0.1', /credentials/],
  ])('refuses %s', async (url, reason) => {
    await expect(check(url)).rejects.toThrow(reason);
  });
});
