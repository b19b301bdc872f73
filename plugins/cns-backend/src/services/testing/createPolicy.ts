import { PolicyKindName } from 'backstage-plugin-cns-common';
import {
  ClusterPolicy,
  FieldManager,
} from '../../cluster-state/ClusterObjects';

/** A NetworkPolicy `shop/cart` that selects `app=cart` and admits `app=web`, except what is said. @internal */
export function createPolicy(
  over: {
    readonly kind?: PolicyKindName;
    readonly apiVersion?: string;
    readonly namespace?: string;
    readonly name?: string;
    readonly resourceVersion?: string;
    readonly labels?: Record<string, string>;
    readonly annotations?: Record<string, string>;
    readonly managers?: readonly (Partial<FieldManager> & {
      readonly manager: string;
    })[];
    readonly spec?: Record<string, unknown>;
    readonly specs?: readonly Record<string, unknown>[];
    readonly status?: Record<string, unknown>;
  } = {},
): ClusterPolicy {
  const kind = over.kind ?? 'NetworkPolicy';
  const apiVersion =
    over.apiVersion ??
    (kind.startsWith('Cilium') ? 'cilium.io/v2' : 'networking.k8s.io/v1');
  const namespace =
    kind === 'NetworkPolicy' || kind === 'CiliumNetworkPolicy'
      ? over.namespace ?? 'shop'
      : undefined;
  const name = over.name ?? 'cart';
  const { labels = {}, annotations = {}, specs, status } = over;
  return {
    kind,
    apiVersion,
    namespace,
    name,
    uid: `uid-${name}`,
    resourceVersion: over.resourceVersion ?? '1',
    createdAt: '2026-10-01T00:00:00Z',
    labels,
    annotations,
    managers: (over.managers ?? []).map(manager => ({
      operation: 'Update',
      ownsSpec: true,
      ...manager,
    })),
    manifest: {
      apiVersion,
      kind,
      metadata: { name, namespace, labels, annotations },
      ...(specs
        ? { specs }
        : {
            spec: over.spec ?? {
              podSelector: { matchLabels: { app: 'cart' } },
              ingress: [
                {
                  from: [{ podSelector: { matchLabels: { app: 'web' } } }],
                },
              ],
            },
          }),
      ...(status && { status }),
    },
  };
}

/** A CiliumNetworkPolicy `shop/cart` that Cilium accepted, except what is said. @internal */
export function createCiliumPolicy(
  over: Parameters<typeof createPolicy>[0] = {},
): ClusterPolicy {
  return createPolicy({
    kind: 'CiliumNetworkPolicy',
    spec: {
      endpointSelector: { matchLabels: { app: 'cart' } },
      ingress: [{ fromEndpoints: [{ matchLabels: { app: 'web' } }] }],
    },
    status: { conditions: [{ type: 'Valid', status: 'True' }] },
    ...over,
  });
}
