import { DAY } from '../build/BuildContext';
import { autoDevOpsLabels } from './autoDevOpsLabels';
import { CILIUM_POLICY, NETWORK_POLICY } from './policyKinds';
import { PolicySeed } from './PolicySeed';
import { WEB_POLICY_SPEC } from './shopNamespacePolicies';

/** The staging cluster has the web's policy only, and Cilium only audits there. @internal */
export const STAGING_POLICIES: readonly PolicySeed[] = [
  {
    manifest: {
      ...NETWORK_POLICY,
      metadata: {
        name: 'web-staging-auto-deploy',
        namespace: 'shop',
        labels: autoDevOpsLabels('web', 'web-staging'),
        annotations: {
          'meta.helm.sh/release-name': 'web-staging',
          'meta.helm.sh/release-namespace': 'shop',
        },
      },
      spec: WEB_POLICY_SPEC,
    },
    age: 45 * DAY,
    authors: [{ manager: 'helm', age: 12 * DAY }],
  },
  {
    manifest: {
      ...CILIUM_POLICY,
      metadata: { name: 'catalog-clients', namespace: 'shop' },
      spec: {
        endpointSelector: { matchLabels: { app: 'catalog' } },
        ingress: [{ fromEndpoints: [{ matchLabels: { app: 'web' } }] }],
      },
    },
    age: 6 * DAY,
    authors: [{ manager: 'kubectl-client-side-apply' }],
  },
];
