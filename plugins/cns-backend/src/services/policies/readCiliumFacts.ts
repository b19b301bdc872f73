import { CiliumOptions } from 'backstage-plugin-cns-common';
import { ClusterStateReader } from '../../cluster-state/ClusterStateReader';
import { imageVersion } from '../installation/imageVersion';

/** What a cluster tells about the Cilium that enforces its policies. @internal */
export interface CiliumFacts {
  /** Whether Cilium is there at all. */
  readonly runs: boolean;
  /** Whether its agent is ready on at least one node; `unknown` when that could not be read. */
  readonly ready: 'yes' | 'no' | 'unknown';
  /** Whether drops are only logged; `unknown` when its configuration could not be read. */
  readonly audit: 'yes' | 'no' | 'unknown';
  /** Whether it reads ClusterNetworkPolicy. */
  readonly readsClusterNetworkPolicy: boolean;
  /** Whether this release writes a condition `Valid` into its policies, as it does from 1.16 on. */
  readonly writesConditions: boolean;
  readonly options: CiliumOptions;
}

/**
 * Reads who enforces, from the agent's DaemonSet and Cilium's ConfigMap.
 *
 * @internal
 */
export function readCiliumFacts(cluster: ClusterStateReader): CiliumFacts {
  const agents = cluster.ciliumAgents();
  const agentsKnown = cluster.kindState('DaemonSet') === 'loaded';
  const configKnown = cluster.kindState('ConfigMap') === 'loaded';
  const [config] = cluster.ciliumConfigs();
  const data = config?.data ?? {};
  const minor = agentMinor(agents[0]?.containers.map(({ image }) => image));

  let ready: CiliumFacts['ready'] = 'unknown';
  if (agentsKnown) {
    ready = agents.some(agent => agent.ready > 0) ? 'yes' : 'no';
  }
  let audit: CiliumFacts['audit'] = 'unknown';
  if (configKnown) {
    audit = data['policy-audit-mode'] === 'true' ? 'yes' : 'no';
  }
  return {
    // Its kinds alone tell little, but where DaemonSets may not be read they are all there is.
    runs:
      agents.length > 0 ||
      (!agentsKnown && cluster.kindState('CiliumNetworkPolicy') === 'loaded'),
    ready,
    audit,
    readsClusterNetworkPolicy:
      data['enable-k8s-cluster-network-policy'] === 'true',
    writesConditions: minor === undefined || minor >= 16,
    options: {
      release: minor !== undefined && minor < 20 ? '1.19' : '1.20',
      policyEnforcement: readEnforcement(data['enable-policy']),
      allowLocalhost:
        data['allow-localhost'] === 'policy' ? 'policy' : 'always',
      hostFirewall: data['enable-host-firewall'] === 'true',
      nodeSelectorLabels: data['enable-node-selector-labels'] === 'true',
      audit: audit === 'yes',
    },
  };
}

function readEnforcement(
  text: string | undefined,
): CiliumOptions['policyEnforcement'] {
  return text === 'always' || text === 'never' ? text : 'default';
}

function agentMinor(images: readonly string[] = []): number | undefined {
  for (const image of images) {
    const minor = /^v?1\.(\d+)/.exec(imageVersion(image) ?? '')?.[1];
    if (minor !== undefined) {
      return Number(minor);
    }
  }
  return undefined;
}
