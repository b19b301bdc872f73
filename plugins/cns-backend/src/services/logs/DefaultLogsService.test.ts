import { logsAnswerSchema } from 'backstage-plugin-cns-common';
import { ClusterController } from '../../cluster-state/ClusterObjects';
import { createAgents } from '../installation/testing/createFacts';
import {
  createFakeBinding,
  createFakePlace,
  createQuery,
} from '../testing/createFakeBinding';
import { createFakeCluster, createFakePod } from '../testing/createFakeCluster';
import { DefaultLogsService } from './DefaultLogsService';
import { LogLinkTemplate } from './fillLogLinks';

const agentPod = (node: string, over: object = {}) =>
  createFakePod({
    namespace: 'kube-system',
    name: `cilium-${node}`,
    labels: { 'k8s-app': 'cilium', 'pod-template-generation': '1' },
    node,
    ...over,
  });

function cluster(daemonSet: ClusterController | undefined = createAgents()) {
  return createFakeCluster({
    ciliumAgents: () => (daemonSet ? [daemonSet] : []),
    pods: namespace =>
      namespace === 'kube-system'
        ? [
            agentPod('node-2'),
            agentPod('node-1', { ready: false }),
            agentPod('node-3'),
            createFakePod({
              namespace: 'kube-system',
              name: 'coredns',
              labels: {},
              node: 'node-1',
            }),
          ]
        : [],
  });
}

const pods = [
  createFakePod({ name: 'cart-2', node: 'node-2' }),
  createFakePod({ name: 'cart-1', node: 'node-1' }),
  createFakePod({ name: 'cart-0', node: 'node-1' }),
  createFakePod({ name: 'cart-pending', node: undefined }),
];

const list = (
  place: Parameters<typeof createFakePlace>[0],
  links: readonly LogLinkTemplate[] = [],
) =>
  new DefaultLogsService({
    bindings: createFakeBinding({ places: [createFakePlace(place)] }),
    links,
  }).list(createQuery());

describe('DefaultLogsService', () => {
  it('finds the agents on the nodes of the pods', async () => {
    const answer = await list({ cluster: cluster(), pods });
    expect(logsAnswerSchema.parse(answer)).toBeDefined();
    expect(answer.problems).toEqual([]);
    expect(answer.items[0].container).toBe('cilium-agent');
    expect(answer.items[0].agents).toEqual([
      {
        namespace: 'kube-system',
        pod: 'cilium-node-1',
        node: 'node-1',
        ready: false,
        serves: ['cart-0', 'cart-1'],
        command:
          'kubectl --context prod-eu -n kube-system logs cilium-node-1 -c cilium-agent --tail=200 -f',
      },
      {
        namespace: 'kube-system',
        pod: 'cilium-node-2',
        node: 'node-2',
        ready: true,
        serves: ['cart-2'],
        command:
          'kubectl --context prod-eu -n kube-system logs cilium-node-2 -c cilium-agent --tail=200 -f',
      },
    ]);
    expect(answer.items[0].commands.map(({ command }) => command)).toEqual([
      'kubectl --context prod-eu -n kube-system exec cilium-node-1 -c cilium-agent -- hubble observe --namespace shop --verdict DROPPED --last 100 --follow',
      'kubectl --context prod-eu -n kube-system exec cilium-node-2 -c cilium-agent -- hubble observe --namespace shop --verdict DROPPED --last 100 --follow',
      'kubectl --context prod-eu -n kube-system logs -l k8s-app=cilium -c cilium-agent --prefix --tail=50 --max-log-requests=50 -f',
      'kubectl --context prod-eu -n kube-system logs cilium-node-1 -c cilium-agent --tail=200 --previous',
      'kubectl --context prod-eu -n kube-system logs cilium-node-2 -c cilium-agent --tail=200 --previous',
    ]);
  });

  it('prefers the container that prints drops', async () => {
    const answer = await list({
      cluster: cluster(
        createAgents({
          containers: [
            { name: 'cilium-agent', image: 'cilium' },
            { name: 'cilium-monitor', image: 'cilium' },
          ],
        }),
      ),
      pods,
    });
    expect(answer.items[0].container).toBe('cilium-monitor');
    expect(answer.items[0].agents[0].command).toContain('-c cilium-monitor');
  });

  it('quotes names for the shell', async () => {
    const answer = await list({
      cluster: createFakeCluster({
        ...cluster(),
        name: 'prod eu; echo $(id)',
      }),
      pods,
    });
    expect(answer.items[0].agents[0].command).toContain(
      "--context 'prod eu; echo $(id)' -n",
    );
  });

  it('says so when there are no agents', async () => {
    const answer = await list({
      cluster: createFakeCluster({ ciliumAgents: () => [] }),
      pods,
    });
    expect(answer.items).toMatchObject([{ agents: [], commands: [] }]);
    expect(answer.items[0].container).toBeUndefined();
    expect(answer.problems).toMatchObject([{ code: 'not-found' }]);
  });

  it('does not take agents that may not be read for none', async () => {
    const answer = await list({
      cluster: createFakeCluster({
        kindState: () => 'unavailable',
        problems: () => [
          {
            upstream: { kind: 'kubernetes', name: 'prod-eu' },
            code: 'forbidden',
            message: 'The identity may not list DaemonSets.',
          },
        ],
      }),
      pods,
    });
    expect(answer.problems.map(({ code }) => code)).toEqual(['forbidden']);
  });

  it.each(['unconfirmed', 'foreign', 'absent', 'unknown'] as const)(
    'shows nothing of a place that is %s',
    async trust => {
      const answer = await list({
        cluster: cluster(),
        pods,
        target: { trust },
      });
      expect(answer.items).toEqual([]);
      expect(answer.freshness).toEqual([]);
    },
  );

  it('fills links and escapes what it fills in', async () => {
    const links = [
      {
        title: 'Grafana',
        url: 'https://grafana.test/explore?c={{cluster}}&n={{namespace}}&e={{entity}}&p={{pods}}&o={{nodes}}',
      },
      {
        title: 'Elsewhere',
        url: 'https://kibana.test/',
        clusters: ['staging'],
      },
      { title: 'No link', url: 'data:text/html,{{cluster}}' },
    ];
    const answer = await list(
      {
        cluster: createFakeCluster({ ...cluster(), name: 'a&b=c#d' }),
        pods: pods.slice(0, 2),
      },
      links,
    );
    expect(answer.items[0].links).toEqual([
      {
        title: 'Grafana',
        url: 'https://grafana.test/explore?c=a%26b%3Dc%23d&n=shop&e=component%3Adefault%2Fcart&p=cart-1%7Ccart-2&o=node-1%7Cnode-2',
      },
    ]);
  });
});
