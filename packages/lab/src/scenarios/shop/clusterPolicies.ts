import { DAY } from '../build/BuildContext';
import { NAMESPACE } from './policyKinds';
import { PolicySeed } from './PolicySeed';

/** What the platform team set for the whole cluster, and an address group for it. @internal */
export const CLUSTER_POLICIES: readonly PolicySeed[] = [
  {
    manifest: {
      apiVersion: 'cilium.io/v2',
      kind: 'CiliumClusterwideNetworkPolicy',
      metadata: { name: 'allow-dns' },
      spec: {
        description: 'Everybody may ask the DNS of the cluster.',
        endpointSelector: {},
        enableDefaultDeny: { ingress: false, egress: false },
        egress: [
          {
            toEndpoints: [
              {
                matchLabels: {
                  'k8s-app': 'kube-dns',
                  [NAMESPACE]: 'kube-system',
                },
              },
            ],
            toPorts: [
              {
                ports: [
                  { port: '53', protocol: 'UDP' },
                  { port: '53', protocol: 'TCP' },
                ],
              },
            ],
          },
        ],
      },
    },
    age: 85 * DAY,
    authors: [{ manager: 'helm' }],
  },
  {
    manifest: {
      apiVersion: 'policy.networking.k8s.io/v1alpha1',
      kind: 'AdminNetworkPolicy',
      metadata: { name: 'deny-metadata-service' },
      spec: {
        priority: 10,
        subject: { namespaces: { matchLabels: {} } },
        egress: [
          {
            name: 'metadata-service',
            action: 'Deny',
            to: [{ networks: ['169.254.169.254/32'] }],
          },
        ],
      },
    },
    age: 85 * DAY,
    authors: [{ manager: 'kubectl', operation: 'Apply' }],
  },
  {
    manifest: {
      apiVersion: 'cilium.io/v2',
      kind: 'CiliumCIDRGroup',
      metadata: { name: 'offices', labels: { purpose: 'office' } },
      spec: { externalCIDRs: ['198.51.100.0/24', '203.0.113.64/26'] },
    },
    age: 85 * DAY,
    authors: [{ manager: 'kubectl', operation: 'Apply' }],
  },
];
