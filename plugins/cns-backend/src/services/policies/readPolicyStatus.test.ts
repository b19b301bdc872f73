import { ClusterPolicy } from '../../cluster-state/ClusterObjects';
import { ClusterStateReader } from '../../cluster-state/ClusterStateReader';
import { createCiliumCluster } from '../testing/createCiliumCluster';
import { createFakeCluster } from '../testing/createFakeCluster';
import { createCiliumPolicy, createPolicy } from '../testing/createPolicy';
import { ClusterProfiles } from './ClusterProfiles';
import { readCiliumFacts } from './readCiliumFacts';
import { readPolicyStatus } from './readPolicyStatus';

function statusOf(
  policy: ClusterPolicy,
  cluster: ClusterStateReader = createCiliumCluster(),
) {
  const profiles = new ClusterProfiles();
  const { status, statusReason } = readPolicyStatus(
    policy,
    profiles.effectOf(policy, profiles.profileOf(cluster)),
    readCiliumFacts(cluster),
  );
  return [status, statusReason] as const;
}

const DISABLED = { 'network-policy.gitlab.com/disabled_by': 'gitlab' };

describe('readPolicyStatus', () => {
  it.each<
    [string, ClusterPolicy, ClusterStateReader | undefined, string, RegExp]
  >([
    [
      'a NetworkPolicy under Cilium',
      createPolicy(),
      undefined,
      'enforced',
      /not in audit mode/,
    ],
    [
      'a Cilium policy that Cilium accepted',
      createCiliumPolicy(),
      undefined,
      'enforced',
      /Cilium accepted it/,
    ],
    [
      'a Cilium policy that Cilium refused',
      createCiliumPolicy({
        status: {
          conditions: [
            { type: 'Valid', status: 'False', message: 'bad CIDR 10.0/8' },
          ],
        },
      }),
      undefined,
      'invalid',
      /^Cilium refuses it: bad CIDR 10\.0\/8\.$/,
    ],
    [
      'a Cilium policy about which Cilium has said nothing',
      createCiliumPolicy({ status: {} }),
      undefined,
      'unknown',
      /not said yet/,
    ],
    [
      'the same under a release that never says it',
      createCiliumPolicy({ status: {} }),
      createCiliumCluster({ version: '1.14.5' }),
      'enforced',
      /does not say whether/,
    ],
    [
      'a Cilium policy that the engine refuses',
      createCiliumPolicy({
        spec: {
          endpointSelector: {},
          ingress: [{ fromEndpoints: [{}], fromCIDR: ['10.0.0.0/8'] }],
        },
        status: {},
      }),
      undefined,
      'invalid',
      /./,
    ],
    [
      'one that GitLab disabled',
      createPolicy({
        spec: { podSelector: { matchLabels: { app: 'cart', ...DISABLED } } },
      }),
      undefined,
      'disabled',
      /disabled_by/,
    ],
    [
      'a Cilium one that GitLab disabled, in every rule',
      createCiliumPolicy({
        specs: [
          { endpointSelector: { matchLabels: DISABLED }, ingress: [{}] },
          {
            endpointSelector: {
              matchLabels: {
                'any:network-policy.gitlab.com/disabled_by': 'gitlab',
              },
            },
            egress: [{}],
          },
        ],
      }),
      undefined,
      'disabled',
      /disabled_by/,
    ],
    [
      'one of which only one rule is disabled',
      createCiliumPolicy({
        specs: [
          { endpointSelector: { matchLabels: DISABLED }, ingress: [{}] },
          { endpointSelector: {}, ingress: [{}] },
        ],
      }),
      undefined,
      'enforced',
      /accepted/,
    ],
    [
      'one in audit mode',
      createPolicy(),
      createCiliumCluster({ config: { 'policy-audit-mode': 'true' } }),
      'audit',
      /drops nothing/,
    ],
    [
      'one where nothing is enforced',
      createPolicy(),
      createCiliumCluster({ config: { 'enable-policy': 'never' } }),
      'disabled',
      /enable-policy: never/,
    ],
    [
      'one where the configuration may not be read',
      createPolicy(),
      createCiliumCluster(
        {},
        {
          ciliumConfigs: () => [],
          kindState: kind => (kind === 'ConfigMap' ? 'unavailable' : 'loaded'),
        },
      ),
      'unknown',
      /could not be read/,
    ],
    [
      'one where no agent is ready',
      createPolicy(),
      createCiliumCluster({ ready: 0 }),
      'unknown',
      /ready on no node/,
    ],
    [
      'one without Cilium',
      createPolicy(),
      createFakeCluster(),
      'unknown',
      /No Cilium agent was found/,
    ],
    [
      'a Cilium policy without Cilium',
      createCiliumPolicy(),
      createFakeCluster(),
      'invalid',
      /Nothing that enforces CiliumNetworkPolicy/,
    ],
    [
      'a kind that Cilium does not read',
      createPolicy({
        kind: 'AdminNetworkPolicy',
        apiVersion: 'policy.networking.k8s.io/v1alpha1',
        spec: {
          priority: 5,
          subject: { namespaces: {} },
          ingress: [{ action: 'Deny', from: [{ namespaces: {} }] }],
        },
      }),
      undefined,
      'invalid',
      /Cilium does not read AdminNetworkPolicy/,
    ],
  ])('%s', (_, policy, cluster, expected, reason) => {
    const [status, statusReason] = statusOf(policy, cluster);
    expect(status).toBe(expected);
    expect(statusReason).toMatch(reason);
    expect(statusReason).toMatch(/\.$/);
  });
});
