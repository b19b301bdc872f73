import { createPolicy } from '../testing/createPolicy';
import { readPolicyChange } from './readPolicyChange';
import { readPolicyOrigin } from './readPolicyOrigin';

describe('readPolicyOrigin', () => {
  it.each<[Parameters<typeof createPolicy>[0], string, string | undefined]>([
    [
      {
        labels: { 'helm.sh/chart': 'auto-deploy-app-2.3.0', release: 'cart' },
      },
      'auto-devops',
      'cart',
    ],
    [
      { labels: { chart: 'auto-deploy-app-1.0.0', heritage: 'Tiller' } },
      'auto-devops',
      undefined,
    ],
    [
      {
        labels: {
          'app.kubernetes.io/managed-by': 'Helm',
          'helm.sh/chart': 'web-1.0',
        },
        annotations: { 'meta.helm.sh/release-name': 'web' },
      },
      'helm',
      'web',
    ],
    [{ managers: [{ manager: 'helm' }] }, 'helm', undefined],
    [
      {
        annotations: {
          'argocd.argoproj.io/tracking-id':
            'shop:networking.k8s.io/NetworkPolicy:shop/cart',
        },
        labels: { 'app.kubernetes.io/managed-by': 'Helm' },
      },
      'argo-cd',
      'shop',
    ],
    [{ labels: { 'argocd.argoproj.io/instance': 'shop' } }, 'argo-cd', 'shop'],
    [
      {
        managers: [{ manager: 'argocd-controller' }],
        labels: { 'app.kubernetes.io/instance': 'shop' },
      },
      'argo-cd',
      'shop',
    ],
    [
      { labels: { 'kustomize.toolkit.fluxcd.io/name': 'apps' } },
      'flux',
      'apps',
    ],
    [
      {
        labels: {
          'helm.toolkit.fluxcd.io/name': 'web',
          'app.kubernetes.io/managed-by': 'Helm',
        },
      },
      'flux',
      'web',
    ],
    [{ managers: [{ manager: 'backstage-cns' }] }, 'portal', undefined],
    [
      { managers: [{ manager: 'backstage-cns', ownsSpec: false }] },
      'manual',
      undefined,
    ],
    [{ managers: [{ manager: 'kubectl-edit' }] }, 'manual', undefined],
    [{}, 'manual', undefined],
  ])('%j is of %s %s', (policy, kind, name) => {
    expect(readPolicyOrigin(createPolicy(policy))).toEqual({ kind, name });
  });
});

describe('readPolicyChange', () => {
  it('is the latest write of the specification', () => {
    expect(
      readPolicyChange(
        createPolicy({
          managers: [
            { manager: 'helm', at: '2026-11-01T00:00:00Z' },
            { manager: 'kubectl-edit', at: '2026-11-05T00:00:00Z' },
            {
              manager: 'labeller',
              at: '2026-11-06T00:00:00Z',
              ownsSpec: false,
            },
            {
              manager: 'cilium-operator',
              at: '2026-11-07T00:00:00Z',
              subresource: 'status',
            },
          ],
        }),
      ),
    ).toEqual({ at: '2026-11-05T00:00:00Z', by: 'kubectl-edit' });
  });

  it('is unknown where nobody owns the specification', () => {
    expect(readPolicyChange(createPolicy())).toBeUndefined();
  });
});
