import { JsonObject } from '@backstage/types';
import { Lab } from 'cns-lab';

/** The stores of metrics of a lab's clusters and the projects that manage them, as configuration `cns.clusters`. @internal */
export function labClusters(lab: Lab): JsonObject {
  const managed: Record<string, string> = {
    'prod-eu': 'platform/cluster-management-prod',
    staging: 'platform/cluster-management-staging',
  };
  return Object.fromEntries(
    lab.clusters.map(({ name, prometheusUrl }) => [
      name,
      {
        prometheus: { url: prometheusUrl },
        ...(managed[name] && { managementProject: { project: managed[name] } }),
      },
    ]),
  );
}
