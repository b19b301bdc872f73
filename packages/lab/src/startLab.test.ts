import {
  CoreV1Api,
  KubeConfig,
  makeInformer,
  NetworkingV1Api,
  PatchStrategy,
  setHeaderOptions,
} from '@kubernetes/client-node';
import { Lab, startLab } from './startLab';

describe('startLab', () => {
  let lab: Lab;

  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(() => lab.stop());

  function kubeConfig(): KubeConfig {
    const config = new KubeConfig();
    config.loadFromOptions({
      clusters: [
        {
          name: 'lab',
          server: lab.clusters[0].kubernetesUrl,
          // The client takes plain http only with this.
          skipTLSVerify: true,
        },
      ],
      users: [{ name: 'portal', token: lab.tokens.kubernetesAdmin }],
      contexts: [{ name: 'lab', cluster: 'lab', user: 'portal' }],
      currentContext: 'lab',
    });
    return config;
  }

  it('is usable with the official Kubernetes client: list, apply, watch, delete', async () => {
    const config = kubeConfig();
    const pods = await config
      .makeApiClient(CoreV1Api)
      .listNamespacedPod({ namespace: 'shop', labelSelector: 'app=web' });
    expect(pods.items).toHaveLength(3);

    const api = config.makeApiClient(NetworkingV1Api);
    const list = () => api.listNamespacedNetworkPolicy({ namespace: 'shop' });
    const informer = makeInformer(
      config,
      '/apis/networking.k8s.io/v1/namespaces/shop/networkpolicies',
      list,
    );
    const heard: string[] = [];
    const deleted = new Promise<void>(resolve => {
      informer.on('add', policy => heard.push(`add ${policy.metadata?.name}`));
      informer.on('update', policy =>
        heard.push(`update ${policy.metadata?.name}`),
      );
      informer.on('delete', policy => {
        heard.push(`delete ${policy.metadata?.name}`);
        resolve();
      });
    });
    await informer.start();
    const apply = (port: number) =>
      api.patchNamespacedNetworkPolicy(
        {
          name: 'from-client',
          namespace: 'shop',
          fieldManager: 'client',
          body: {
            apiVersion: 'networking.k8s.io/v1',
            kind: 'NetworkPolicy',
            metadata: { name: 'from-client' },
            spec: { podSelector: {}, ingress: [{ ports: [{ port }] }] },
          },
        },
        setHeaderOptions('Content-Type', PatchStrategy.ServerSideApply),
      );
    expect((await apply(80)).spec?.ingress?.[0].ports?.[0].protocol).toBe(
      'TCP',
    );
    await apply(81);
    await api.deleteNamespacedNetworkPolicy({
      name: 'from-client',
      namespace: 'shop',
    });
    await deleted;
    await informer.stop();
    expect(heard.slice(-3)).toEqual([
      'add from-client',
      'update from-client',
      'delete from-client',
    ]);
  });

  it('counts requests and switches faults through the control server', async () => {
    const { controlUrl, clusters } = lab;
    const control = async (path: string, method = 'GET', body?: unknown) => {
      const response = await fetch(`${controlUrl}${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: await response.json() };
    };
    expect((await control('/health')).body).toEqual({ status: 'ok' });
    await control('/requests/mark', 'POST');
    await fetch(`${clusters[1].kubernetesUrl}/version?a=b`, {
      headers: { 'impersonate-user': 'x' },
    });
    const { body } = await control('/requests');
    expect(
      body.upstreams.find(
        (item: { name: string }) => item.name === 'kubernetes-staging',
      ),
    ).toMatchObject({
      count: 1,
      requests: [{ method: 'GET', url: '/version?a=b', impersonate: 'x' }],
    });
    expect(
      await control('/faults/nothing', 'PUT', { type: 'html' }),
    ).toMatchObject({ status: 404 });
    expect(
      await control('/faults/gitlab', 'PUT', { type: 'flood' }),
    ).toMatchObject({ status: 400 });
    await control('/faults/gitlab', 'PUT', [
      { type: 'latency', ms: 1 },
      { type: 'status', status: 503 },
    ]);
    expect((await fetch(`${lab.gitlabUrl}/api/v4/projects`)).status).toBe(503);
    await control('/faults', 'DELETE');
    expect((await fetch(`${lab.gitlabUrl}/api/v4/version`)).status).toBe(401);
    expect((await control('/scenario')).body).toMatchObject({
      scenario: 'shop',
      clusters: [{ name: 'prod-eu' }, { name: 'staging' }],
    });
  });

  it('says which port is taken, and leaves nothing running', async () => {
    const port = Number(new URL(lab.controlUrl).port);
    await expect(
      startLab({ scenario: 'empty', ports: { control: port } }),
    ).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
