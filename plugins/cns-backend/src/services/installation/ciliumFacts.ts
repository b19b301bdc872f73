import {
  ClusterKind,
  ClusterStateReader,
} from '../../cluster-state/ClusterStateReader';
import { CiliumFacts, Fact } from './InstallationFacts';

/**
 * What the watch cache says about Cilium in a cluster; a kind that may not be read is not known, which is not the same as none.
 *
 * @internal
 */
export function ciliumFacts(cluster: ClusterStateReader): CiliumFacts {
  const agents = cluster.ciliumAgents();
  const at = cluster.freshness(agents.map(({ namespace }) => namespace)).at;
  return {
    agents: kindFact(cluster, 'DaemonSet', agents, at),
    operators: kindFact(cluster, 'Deployment', cluster.ciliumOperators(), at),
    configs: kindFact(cluster, 'ConfigMap', cluster.ciliumConfigs(), at),
    nodes: kindFact(cluster, 'Node', cluster.nodes().length, at),
  };
}

function kindFact<T>(
  cluster: ClusterStateReader,
  kind: ClusterKind,
  value: T,
  at: string | undefined,
): Fact<T> {
  const state = cluster.kindState(kind);
  switch (state) {
    case 'loaded':
    case 'not-served':
      return { state: 'known', value, at };
    case 'loading':
      return {
        state: 'unknown',
        problem: {
          upstream: { kind: 'kubernetes', name: cluster.name },
          code: 'timeout',
          message: `Cluster ${cluster.name} is still being read (${kind}s).`,
          hint: 'It shows with the next refresh.',
        },
      };
    case 'unavailable': {
      const problems = cluster.problems();
      return {
        state: 'unknown',
        problem: problems.find(({ message }) => message.includes(kind)) ??
          problems.at(0) ?? {
            upstream: { kind: 'kubernetes', name: cluster.name },
            code: 'forbidden',
            message: `The ${kind}s of cluster ${cluster.name} could not be read.`,
          },
      };
    }
    default: {
      const never: never = state;
      throw new Error(`No fact for kind state ${never}`);
    }
  }
}
