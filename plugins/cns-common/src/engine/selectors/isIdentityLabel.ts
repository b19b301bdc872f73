// Cilium's defaults (operations/performance/scalability/identity-relevant-labels), as prefixes of a label key.
const included = ['app.kubernetes.io'];
const ignored = [
  /^io\.kubernetes/,
  /^kubernetes\.io/,
  /^statefulset\.kubernetes\.io\/pod-name/,
  /^apps\.kubernetes\.io\/pod-index/,
  /^batch\.kubernetes\.io\/job-completion-index/,
  /^batch\.kubernetes\.io\/controller-uid/,
  /^.*beta\.kubernetes\.io/,
  /^k8s\.io/,
  /^pod-template-generation/,
  /^pod-template-hash/,
  /^controller-revision-hash/,
  /^annotation.*/,
  /^controller-uid/,
  /^etcd_node/,
];

/**
 * Tells whether Cilium, as it is configured by default, uses a pod label for identity. A selector on any other label
 * matches as if the label were not there (point 36).
 *
 * @internal
 */
export function isIdentityLabel(key: string): boolean {
  return (
    included.some(prefix => key.startsWith(prefix)) ||
    !ignored.some(pattern => pattern.test(key))
  );
}
