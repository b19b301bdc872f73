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
  /** Has the pod {@link TALKER} log at least one more line, soon. */
  talk(): Promise<void>;
  /** Makes every resourceVersion and every continue token of NetworkPolicies up to now too old. */
  expireHistory(): Promise<void>;
  stop(): Promise<void>;
}

/** The target of a suite, once its `before` has run. @internal */
export type CurrentTarget = () => KubernetesTarget;

/** The namespace that the tests fill; nothing else is in it. @internal */
export const NAMESPACE = 'behaviour';

/** A pod in that namespace, with one container and some lines in its log. @internal */
export const TALKER = 'talker';

/** Where the NetworkPolicies of the test namespace, or one of them, are. @internal */
export function policiesPath(name?: string): string {
  const list = `/apis/networking.k8s.io/v1/namespaces/${NAMESPACE}/networkpolicies`;
  return name === undefined ? list : `${list}/${name}`;
}

/** The same for CiliumNetworkPolicies. @internal */
export function ciliumPoliciesPath(name?: string): string {
  const list = `/apis/cilium.io/v2/namespaces/${NAMESPACE}/ciliumnetworkpolicies`;
  return name === undefined ? list : `${list}/${name}`;
}
