import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { readCnsConfig } from './readCnsConfig';

const cluster = {
  name: 'prod',
  url: 'https://10.0.0.1:6443/',
  authProvider: 'serviceAccount',
  serviceAccountToken: 'secret',
};

function read(data: JsonObject, clusters: JsonObject[] = [cluster]) {
  return readCnsConfig(
    mockServices.rootConfig({
      data: {
        kubernetes: {
          clusterLocatorMethods: [{ type: 'config', clusters }],
        },
        ...data,
      },
    }),
  );
}

describe('readCnsConfig', () => {
  it('has defaults for everything but the clusters', () => {
    expect(read({})).toMatchObject({
      kubernetes: {
        clusters: [
          {
            name: 'prod',
            url: 'https://10.0.0.1:6443',
            authProvider: 'serviceAccount',
            authMetadata: {
              'kubernetes.io/auth-provider': 'serviceAccount',
              serviceAccountToken: 'secret',
            },
            skipTlsVerify: false,
          },
        ],
        unsupportedLocators: [],
        timeoutMs: 10_000,
        idleTimeoutMs: 1_800_000,
        pollIntervalMs: 30_000,
        maximumAnswerBytes: 32_000_000,
      },
      bindings: { trust: 'cluster', maximumTargets: 50, confirmed: [] },
      clusters: {},
      prometheus: { timeoutMs: 5_000, cacheMs: 15_000 },
      gitlab: { hosts: [], timeoutMs: 10_000, cacheMs: 20_000 },
      logs: { links: [] },
      history: { retentionMs: 90 * 86_400_000, maximumRows: 100_000 },
    });
  });

  it('reads every key', () => {
    expect(
      read({
        integrations: {
          gitlab: [
            {
              host: 'git.example',
              apiBaseUrl: 'https://git.example/api/v4',
              token: 't',
            },
          ],
        },
        cns: {
          kubernetes: {
            timeout: '3s',
            idleTimeout: { minutes: 1 },
            pollInterval: { seconds: 5 },
            maximumAnswerMegabytes: 2,
            kubeconfig: { file: '/kube', contexts: ['a'] },
          },
          bindings: {
            trust: 'catalog',
            maximumTargets: 7,
            confirmed: [
              { cluster: 'prod', namespace: 'shop', owner: 'team-shop' },
              { cluster: 'prod', namespace: 'x', entity: 'Cart' },
            ],
          },
          clusters: {
            'arn:aws:eks:eu-1:1:cluster/prod.eu': {
              prometheus: {
                url: 'https://prom.example/prometheus/',
                headers: { 'X-Scope-OrgID': 'tenant' },
                basicAuth: { username: 'u', password: 'p' },
                matchers: { cluster: 'prod' },
                clientCertificate: 'certificate',
                clientKey: 'key',
              },
              managementProject: { project: 'platform/prod' },
            },
          },
          logs: {
            links: [
              { title: 'Grafana', url: 'https://g.example/?q={{namespace}}' },
            ],
          },
          history: { retention: { days: 3 }, maximumRows: 500 },
        },
      }),
    ).toMatchObject({
      kubernetes: {
        timeoutMs: 3_000,
        idleTimeoutMs: 60_000,
        pollIntervalMs: 5_000,
        maximumAnswerBytes: 2_000_000,
        kubeconfig: { file: '/kube', contexts: ['a'] },
      },
      bindings: {
        trust: 'catalog',
        maximumTargets: 7,
        confirmed: [
          {
            cluster: 'prod',
            namespace: 'shop',
            owner: 'group:default/team-shop',
          },
          { cluster: 'prod', namespace: 'x', entity: 'component:default/cart' },
        ],
      },
      clusters: {
        'arn:aws:eks:eu-1:1:cluster/prod.eu': {
          prometheus: {
            url: 'https://prom.example/prometheus',
            headers: { 'X-Scope-OrgID': 'tenant' },
            auth: { type: 'basic', username: 'u', password: 'p' },
            matchers: { cluster: 'prod' },
            cert: 'certificate',
            key: 'key',
          },
          managementProject: { host: 'git.example', project: 'platform/prod' },
        },
      },
      gitlab: {
        hosts: [
          {
            host: 'git.example',
            apiBaseUrl: 'https://git.example/api/v4',
            baseUrl: 'https://git.example',
            token: 't',
          },
        ],
      },
      logs: { links: [{ title: 'Grafana' }] },
      history: { retentionMs: 3 * 86_400_000, maximumRows: 500 },
    });
  });

  it('reads the other locators of the kubernetes plugin', () => {
    const config = readCnsConfig(
      mockServices.rootConfig({
        data: {
          kubernetes: {
            clusterLocatorMethods: [
              { type: 'localKubectlProxy' },
              { type: 'catalog', dangerouslyAllowClusterUrls: ['*.corp'] },
              { type: 'gke', projectId: 'p' },
            ],
          },
        },
      }),
    );
    expect(config.kubernetes).toMatchObject({
      clusters: [
        {
          name: 'local',
          url: 'http://127.0.0.1:8001',
          authProvider: 'localKubectlProxy',
        },
      ],
      catalogClusters: {
        dangerouslyAllowClusterUrls: ['*.corp'],
        dangerouslyAllowSkipTlsVerify: false,
      },
      unsupportedLocators: ['gke'],
    });
  });

  it.each<[name: string, data: JsonObject, message: RegExp]>([
    [
      'no cluster at all',
      { kubernetes: {} },
      /kubernetes\.clusterLocatorMethods is missing.*Valid would be: kubernetes: \{ clusterLocatorMethods/,
    ],
    [
      'trust',
      { cns: { bindings: { trust: 'nobody' } } },
      /cns\.bindings\.trust is wrong: it must be cluster or catalog, not 'nobody'\. Valid would be: cns: \{ bindings: \{ trust: cluster \} \}/,
    ],
    [
      'too many targets',
      { cns: { bindings: { maximumTargets: 0 } } },
      /cns\.bindings\.maximumTargets is wrong.*1 to 500.*Valid would be: cns: \{ bindings: \{ maximumTargets: 50 \} \}/,
    ],
    [
      'confirmed without whom',
      { cns: { bindings: { confirmed: [{ cluster: 'a', namespace: 'b' }] } } },
      /cns\.bindings\.confirmed is wrong: each entry must have either entity or owner/,
    ],
    [
      'a duration that is none',
      { cns: { kubernetes: { timeout: 'soon' } } },
      /cns\.kubernetes\.timeout is wrong.*Valid would be: cns: \{ kubernetes: \{ timeout: \{ seconds: 10 \} \} \}/,
    ],
    [
      'a duration out of bounds',
      { cns: { gitlab: { timeout: { milliseconds: 1 } } } },
      /cns\.gitlab\.timeout is wrong: it must be at least 0\.1 s/,
    ],
    [
      'a number that is text',
      { cns: { history: { maximumRows: 'many' } } },
      /cns\.history\.maximumRows is wrong/,
    ],
    [
      'a Prometheus without address',
      { cns: { clusters: { prod: { prometheus: {} } } } },
      /cns\.clusters\.prod\.prometheus is wrong.*Valid would be: cns: \{ clusters: \{ prod: \{ prometheus: \{ url/,
    ],
    [
      'credentials in an address',
      { cns: { clusters: { prod: { prometheus: { url: 'https://a:b@c' } } } } },
      /must not contain credentials/,
    ],
    [
      'two ways to authenticate',
      {
        cns: {
          clusters: {
            prod: {
              prometheus: {
                url: 'https://c',
                bearerToken: 't',
                basicAuth: { username: 'u', password: 'p' },
              },
            },
          },
        },
      },
      /only one of basicAuth and bearerToken/,
    ],
    [
      'a client certificate without its key',
      {
        cns: {
          clusters: {
            prod: {
              prometheus: { url: 'https://c', clientCertificate: 'x' },
            },
          },
        },
      },
      /clientCertificate and clientKey need each other/,
    ],
    [
      'a matcher of something that is no label',
      {
        cns: {
          clusters: {
            prod: {
              prometheus: { url: 'https://c', matchers: { 'a-b': 'x' } },
            },
          },
        },
      },
      /matchers has 'a-b', which is no label name/,
    ],
    [
      'a management project in an unknown GitLab',
      {
        cns: {
          clusters: {
            prod: { managementProject: { host: 'other', project: 'a/b' } },
          },
        },
      },
      /cns\.clusters\.prod\.managementProject is wrong: host 'other' is not an entry of integrations\.gitlab/,
    ],
    [
      'an unknown placeholder',
      {
        cns: {
          logs: { links: [{ title: 'x', url: 'https://x/{{password}}' }] },
        },
      },
      /cns\.logs\.links is wrong: url has \{\{password\}\}; known are \{\{cluster\}\}/,
    ],
    [
      'a link that is none',
      {
        cns: { logs: { links: [{ title: 'x', url: 'data:text/html,x' }] } },
      },
      /must begin with https/,
    ],
    [
      'a kubeconfig without file',
      { cns: { kubernetes: { kubeconfig: { contexts: ['a'] } } } },
      /cns\.kubernetes\.kubeconfig is wrong.*Valid would be: cns: \{ kubernetes: \{ kubeconfig: \{ file/,
    ],
  ])('refuses %s', (_, data, message) => {
    expect(() => read(data)).toThrow(message);
  });

  it.each<[name: string, clusters: JsonObject[], message: RegExp]>([
    [
      'without auth provider',
      [{ name: 'a', url: 'https://a' }],
      /the cluster 'a' has no authProvider/,
    ],
    ['twice', [cluster, cluster], /the cluster name 'prod' is used twice/],
    [
      'without address',
      [{ name: 'a', authProvider: 'aws' }],
      /Missing required config value at '.*url'/,
    ],
    [
      'with a strange address',
      [{ ...cluster, url: 'ftp://a' }],
      /url must begin with https/,
    ],
  ])('refuses a cluster %s', (_, clusters, message) => {
    expect(() => read({}, clusters)).toThrow(message);
    expect(() => read({}, clusters)).toThrow(/Valid would be: kubernetes:/);
  });
});
