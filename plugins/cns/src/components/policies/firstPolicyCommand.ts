import type { BindingTarget } from 'backstage-plugin-cns-common';

/**
 * The command that gives a place its first policy: pods of the same namespace may come in, nobody else.
 *
 * @remarks
 * It selects all pods of the namespace, since that is the one selector that is right whatever labels the pods have.
 *
 * @internal
 */
export function firstPolicyCommand(target: BindingTarget): string {
  return [
    `kubectl --context ${target.cluster} --namespace ${target.namespace} apply -f - <<'EOF'`,
    'apiVersion: networking.k8s.io/v1',
    'kind: NetworkPolicy',
    'metadata:',
    '  name: same-namespace-only',
    'spec:',
    '  podSelector: {}',
    '  policyTypes: [Ingress]',
    '  ingress:',
    '    - from:',
    '        - podSelector: {}',
    'EOF',
  ].join('\n');
}
