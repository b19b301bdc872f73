import type { HttpClient } from '../harness/http/HttpClient.ts';

/**
 * An API server under test: the real one, or the lab.
 *
 * @internal
 */
export interface KubernetesTarget {
  /** As somebody who may do everything. */
  readonly api: HttpClient;
  /** As somebody who may read policies and change nothing. */
  readonly limited: HttpClient;
  /** A namespace that the tests may fill; nothing else is in it. */
  readonly namespace: string;
  /** A running pod with a single container and at least five lines in its log. */
  readonly pod: { readonly namespace: string; readonly name: string };
  /** Has that pod log one more line. */
  writePodLog(line: string): Promise<void>;
  /** Makes every resourceVersion and every continue token up to now too old. */
  expireHistory(): Promise<void>;
  stop(): Promise<void>;
}

/** The target of a suite, once its `before` has run. @internal */
export type CurrentTarget = () => KubernetesTarget;

/** Where the NetworkPolicies of the test namespace, or one of them, are. @internal */
export function policiesPath(target: KubernetesTarget, name?: string): string {
  const list = `/apis/networking.k8s.io/v1/namespaces/${target.namespace}/networkpolicies`;
  return name === undefined ? list : `${list}/${name}`;
}

/** The same for CiliumNetworkPolicies. @internal */
export function ciliumPoliciesPath(
  target: KubernetesTarget,
  name?: string,
): string {
  const list = `/apis/cilium.io/v2/namespaces/${target.namespace}/ciliumnetworkpolicies`;
  return name === undefined ? list : `${list}/${name}`;
}
