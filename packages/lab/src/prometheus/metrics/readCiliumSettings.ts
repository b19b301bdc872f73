import { Cluster, KubernetesObject } from '../../world';
import { HubbleContext, parseHubbleMetrics } from './hubbleMetricOptions';
import { readField } from './readField';

/** What the Cilium of a cluster is set to. @internal */
export interface CiliumSettings {
  /** Where the agents run. */
  readonly namespace: string;
  readonly auditMode: boolean;
  /** `enable-policy`. */
  readonly enforcement: 'default' | 'always' | 'never';
  readonly release: '1.19' | '1.20';
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
    enforcement: toEnforcement(setting('enable-policy')),
    release: toRelease(agents),
    hubbleMetrics:
      setting('enable-hubble') === 'true'
        ? parseHubbleMetrics(setting('hubble-metrics'))
        : new Map(),
  };
}

function toEnforcement(text: string): CiliumSettings['enforcement'] {
  return text === 'always' || text === 'never' ? text : 'default';
}

/** The release that the agents' image names; the newest that the engine knows when it names another. */
function toRelease(
  agents: KubernetesObject | undefined,
): CiliumSettings['release'] {
  const containers = readField(
    agents,
    'spec',
    'template',
    'spec',
    'containers',
  );
  const images: string[] = Array.isArray(containers)
    ? containers.map(container => String(readField(container, 'image')))
    : [];
  return images.some(image => /:v?1\.19\./.test(image)) ? '1.19' : '1.20';
}
