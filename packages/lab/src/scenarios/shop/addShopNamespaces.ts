import { ClusterBuilder } from '../build/ClusterBuilder';

const OWNER = 'backstage-cns/owner';

/**
 * The namespaces of the shop, and who the cluster says they belong to: `shop`, `payments`, `data` and `notifications`
 * are confirmed (by annotation or by label), `search` by nobody yet, `legacy` belongs to another team.
 *
 * @internal
 */
export function addShopNamespaces(
  builder: ClusterBuilder,
  names: readonly string[],
): void {
  for (const name of names) {
    switch (name) {
      case 'shop':
        builder.addNamespace(name, {
          labels: { 'app.gitlab.com/env': 'production', tier: 'frontend' },
          annotations: { [OWNER]: 'group:default/team-shop' },
        });
        break;
      case 'payments':
        builder.addNamespace(name, {
          labels: { 'backstage.io/kubernetes-id': 'payments', tier: 'backend' },
          annotations: { [OWNER]: 'group:default/team-payments' },
        });
        break;
      case 'notifications':
        builder.addNamespace(name, {
          labels: { 'backstage.io/kubernetes-id': 'mailer', tier: 'backend' },
        });
        break;
      case 'data':
        builder.addNamespace(name, {
          labels: { tier: 'data' },
          annotations: { [OWNER]: 'group:default/team-data' },
        });
        break;
      case 'legacy':
        builder.addNamespace(name, {
          annotations: { [OWNER]: 'group:default/team-legacy' },
        });
        break;
      default:
        builder.addNamespace(name);
    }
  }
}
