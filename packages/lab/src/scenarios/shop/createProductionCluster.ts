import { ciliumPolicyStatus } from '../../controllers/runCiliumPolicyValidation';
import { Cluster } from '../../world';
import { addCilium, addKubeSystem } from '../build/addCilium';
import { BuildContext, DAY } from '../build/BuildContext';
import { CILIUM_KINDS, TIER_KINDS } from '../build/ciliumKinds';
import { ClusterBuilder } from '../build/ClusterBuilder';
import { BACKEND_POLICIES } from './backendPolicies';
import { CLUSTER_POLICIES } from './clusterPolicies';
import { addPlatformWorkloads } from './addPlatformWorkloads';
import { addShopExtras } from './addShopExtras';
import { addShopNamespaces } from './addShopNamespaces';
import { PRODUCTION_TRAFFIC } from './productionTraffic';
import { PolicySeed } from './PolicySeed';
import { SHOP_POLICIES } from './shopNamespacePolicies';
import { PRODUCTION_WORKLOADS } from './shopWorkloads';

/** What GitLab's statistics need, and the labels that tell workloads and directions apart. */
const CONTEXT =
  'sourceContext=namespace;destinationContext=namespace;labelsContext=source_workload,destination_workload,traffic_direction';

/** `prod-eu`: everything installed as it should be. @internal */
export function createProductionCluster(context: BuildContext): Cluster {
  const builder = new ClusterBuilder(context, {
    name: 'prod-eu',
    version: 'v1.37.2',
    index: 0,
  }).addNodes(3);
  addKubeSystem(builder);
  addCilium(builder, {
    version: '1.20.2',
    auditMode: false,
    hubbleMetrics: [
      `flow:${CONTEXT}`,
      `drop:${CONTEXT}`,
      'policy:sourceContext=namespace;destinationContext=namespace',
      'port-distribution:sourceContext=namespace;destinationContext=namespace',
      'tcp',
      'dns:sourceContext=namespace;destinationContext=namespace',
      'httpV2:sourceContext=namespace;destinationContext=namespace',
    ],
    monitor: true,
    age: 86 * DAY,
  });
  addPlatformWorkloads(builder, {
    externalAddress: '203.0.113.200',
    managedByCilium: true,
  });
  addShopNamespaces(builder, [
    'shop',
    'payments',
    'data',
    'notifications',
    'search',
    'legacy',
  ]);
  for (const workload of PRODUCTION_WORKLOADS) builder.addWorkload(workload);
  addPolicies(builder, [
    ...SHOP_POLICIES,
    ...BACKEND_POLICIES,
    ...CLUSTER_POLICIES,
  ]);
  addShopExtras(builder);
  builder.addTraffic(...PRODUCTION_TRAFFIC);
  return builder.build([...CILIUM_KINDS, ...TIER_KINDS]);
}

/** Adds policies; Cilium's get the condition that the operator has long written. @internal */
export function addPolicies(
  builder: ClusterBuilder,
  policies: readonly PolicySeed[],
): void {
  for (const { manifest, ...options } of policies) {
    const judged = [
      'CiliumNetworkPolicy',
      'CiliumClusterwideNetworkPolicy',
    ].includes(manifest.kind);
    builder.addPolicy(
      judged
        ? {
            ...manifest,
            status: ciliumPolicyStatus(
              manifest,
              builder.factory.time(options.age),
            ),
          }
        : manifest,
      options,
    );
  }
}
