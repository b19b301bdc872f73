import type { ClusterBuilder } from '../build/ClusterBuilder';

type Manifest = Parameters<ClusterBuilder['addPolicy']>[0];

/**
 * The i-th policy of a sized cluster: spread over its namespaces, of both kinds, with the shapes that occur in practice.
 *
 * @internal
 */
export function createSizedPolicy(i: number, namespaces: number): Manifest {
  const number = i % namespaces;
  const namespace = `team-${String(number).padStart(3, '0')}`;
  const position = Math.floor(i / namespaces) % 10;
  const app =
    number === 0 && position === 0 ? 'orders' : `app-${number}-${position}`;
  const metadata = { name: `${app}-${i}`, namespace };
  switch (i % 4) {
    case 0:
      return {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata,
        spec: {
          podSelector: { matchLabels: { app } },
          policyTypes: ['Ingress'],
          ingress: [
            {
              from: [{ podSelector: { matchLabels: { tier: 'edge' } } }],
              ports: [{ protocol: 'TCP', port: 8080 }],
            },
          ],
        },
      };
    case 1:
      return {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata,
        spec: {
          podSelector: { matchLabels: { app } },
          policyTypes: ['Egress'],
          egress: [
            {
              to: [
                {
                  ipBlock: {
                    cidr: `10.${i % 256}.0.0/16`,
                    except: [`10.${i % 256}.4.0/24`],
                  },
                },
                {
                  namespaceSelector: {
                    matchLabels: { team: `team-${i % 50}` },
                  },
                },
              ],
            },
          ],
        },
      };
    case 2:
      return {
        apiVersion: 'cilium.io/v2',
        kind: 'CiliumNetworkPolicy',
        metadata,
        spec: {
          endpointSelector: { matchLabels: { app } },
          ingress: [
            {
              fromEndpoints: [{ matchLabels: { tier: 'core' } }],
              toPorts: [{ ports: [{ port: '8080', protocol: 'TCP' }] }],
            },
          ],
        },
        status: { conditions: [{ type: 'Valid', status: 'True' }] },
      };
    default:
      return {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata,
        spec: {
          podSelector: {
            matchExpressions: [
              { key: 'tier', operator: 'In', values: ['edge', 'core'] },
            ],
          },
          policyTypes: ['Ingress'],
          ingress: [{ from: [{ namespaceSelector: {} }] }],
        },
      };
  }
}
