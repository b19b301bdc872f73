import { Cluster } from '../../world';
import { addCilium, addKubeSystem } from '../build/addCilium';
import { BuildContext, DAY } from '../build/BuildContext';
import { CILIUM_KINDS } from '../build/ciliumKinds';
import { ClusterBuilder } from '../build/ClusterBuilder';
import { addPlatformWorkloads } from './addPlatformWorkloads';
import { addShopNamespaces } from './addShopNamespaces';
import { addPolicies } from './createProductionCluster';
import { STAGING_TRAFFIC } from './productionTraffic';
import { STAGING_POLICIES } from './stagingPolicies';
import { STAGING_WORKLOADS } from './shopWorkloads';

/**
 * `staging`: half installed. Cilium came a week ago, in audit mode and without Hubble's flow metrics, and some pods have
 * not been restarted since.
 *
 * @internal
 */
export function createStagingCluster(context: BuildContext): Cluster {
  const builder = new ClusterBuilder(context, {
    name: 'staging',
    version: 'v1.36.3',
    index: 1,
  }).addNodes(2);
  addKubeSystem(builder);
  addCilium(builder, {
    version: '1.19.7',
    auditMode: true,
    monitor: false,
    age: 7 * DAY,
  });
  addPlatformWorkloads(builder, {
    externalAddress: '203.0.113.201',
    managedByCilium: false,
  });
  addShopNamespaces(builder, ['shop', 'payments']);
  for (const workload of STAGING_WORKLOADS) builder.addWorkload(workload);
  addPolicies(builder, STAGING_POLICIES);
  builder.addTraffic(...STAGING_TRAFFIC);
  return builder.build(CILIUM_KINDS);
}
