import { LogSource } from 'backstage-plugin-cns-common';
import { shellQuote } from '../shellQuote';

type LogContainer = NonNullable<LogSource['container']>;

// What kubectl follows at most at the same time with a label selector, unless it is told otherwise, is 5.
const MAX_FOLLOWED = 50;

/** The command that follows the lines of one agent. @internal */
export function followCommand(agent: {
  readonly cluster: string;
  readonly namespace: string;
  readonly pod: string;
  readonly container: LogContainer;
}): string {
  return `${kubectl(agent.cluster)} -n ${shellQuote(
    agent.namespace,
  )} logs ${shellQuote(agent.pod)} -c ${agent.container} --tail=200 -f`;
}

/**
 * Commands for a whole place, most useful first.
 *
 * @param place - `namespace`: of the entity's pods; `agents`: on their nodes; `podLabels`: those of all agents
 * @internal
 */
export function placeCommands(place: {
  readonly cluster: string;
  readonly namespace: string;
  readonly container: LogContainer;
  readonly agentNamespace: string;
  readonly podLabels: Readonly<Record<string, string>>;
  readonly agents: readonly {
    readonly namespace: string;
    readonly pod: string;
    readonly node: string;
  }[];
}): readonly { readonly title: string; readonly command: string }[] {
  const kube = kubectl(place.cluster);
  const selector = Object.entries(place.podLabels)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
  return [
    ...place.agents.map(agent => ({
      title: `Dropped flows of namespace ${place.namespace}, as the agent on ${agent.node} sees them`,
      command: `${kube} -n ${shellQuote(agent.namespace)} exec ${shellQuote(
        agent.pod,
      )} -c cilium-agent -- hubble observe --namespace ${shellQuote(
        place.namespace,
      )} --verdict DROPPED --last 100 --follow`,
    })),
    {
      title: 'Lines of all agents of the cluster',
      command: `${kube} -n ${shellQuote(
        place.agentNamespace,
      )} logs -l ${shellQuote(selector)} -c ${
        place.container
      } --prefix --tail=50 --max-log-requests=${MAX_FOLLOWED} -f`,
    },
    ...place.agents.map(agent => ({
      title: `Lines before the last restart of the agent on ${agent.node}`,
      command: `${kube} -n ${shellQuote(agent.namespace)} logs ${shellQuote(
        agent.pod,
      )} -c ${place.container} --tail=200 --previous`,
    })),
  ];
}

// Contexts are often named like the cluster; where they are not, it is the one word to change.
function kubectl(cluster: string): string {
  return `kubectl --context ${shellQuote(cluster)}`;
}
