import { Cluster } from '../../world';
import { HubbleContext, parseHubbleMetrics } from './hubbleMetricOptions';
import { readField } from './readField';

/** What the Cilium of a cluster is set to. @internal */
export interface CiliumSettings {
  /** Where the agents run. */
  readonly namespace: string;
  readonly auditMode: boolean;
  /** Empty when Hubble or its metrics are off. */
  readonly hubbleMetrics: ReadonlyMap<string, HubbleContext>;
}

/**
 * Reads the settings of a cluster's Cilium from its DaemonSet and ConfigMap; `undefined` where there is no Cilium.
 *
 * @internal
 */
export function readCiliumSettings(
  cluster: Cluster,
): CiliumSettings | undefined {
  const agents = cluster.objects
    .list('daemonsets.apps')
    .find(({ metadata }) => metadata.name === 'cilium');
  const namespace = agents?.metadata.namespace;
  if (namespace === undefined) {
    return undefined;
  }
  const config = cluster.objects.get('configmaps', namespace, 'cilium-config');
  const setting = (key: string) => {
    const value = readField(config, 'data', key);
    return typeof value === 'string' ? value : '';
  };
  return {
    namespace,
    auditMode: setting('policy-audit-mode') === 'true',
    hubbleMetrics:
      setting('enable-hubble') === 'true'
        ? parseHubbleMetrics(setting('hubble-metrics'))
        : new Map(),
  };
}
