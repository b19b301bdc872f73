import { InstallationStep, Upstream } from 'backstage-plugin-cns-common';
import { shellQuote } from '../../shellQuote';
import { AgentFacts, InstallationFacts } from '../InstallationFacts';
import { StepResult, unknownStep } from './unknownStep';

// GitLab writes down the use of a token every 40 to 55 minutes.
const RECENT_MS = 60 * 60_000;

/**
 * Is GitLab connected to the cluster? `ok`: a token of an agent of a bound project was used recently, or a certificate cluster is enabled.
 *
 * @internal
 */
export function clusterConnectedStep(facts: InstallationFacts): StepResult {
  const { connection } = facts;
  if (!connection) {
    return {
      state: 'unknown',
      sentence:
        'No GitLab project is bound, so how GitLab reaches the cluster is not known.',
      evidence: [],
      fix: {
        sentence:
          'Name the project of the service in its catalog file, or the management project of the cluster in app-config.yaml.',
        copy: {
          language: 'yaml',
          text: [
            'metadata:',
            '  annotations:',
            '    gitlab.com/project-slug: <group>/<project>',
            '',
          ].join('\n'),
        },
      },
    };
  }
  if (connection.state === 'unknown') {
    return unknownStep(connection.problem);
  }
  const { projects, agents, certificateClusters, unread } = connection.value;
  const upstream: Upstream = { kind: 'gitlab', name: connection.host };
  const evidence: InstallationStep['evidence'] = [
    ...agents.map(agent => ({
      upstream,
      text: `Agent ${agent.project}:${agent.name}: ${seenText(agent)}`,
      at: lastSeen(agent) ?? connection.at,
    })),
    ...projects
      .filter(path => !agents.some(({ project }) => project === path))
      .map(path => ({
        upstream,
        text: `Agents of ${path}: none`,
        at: connection.at,
      })),
    ...certificateClusters.map(({ name, enabled, environmentScope }) => ({
      upstream,
      text: `Certificate cluster ${name} (scope ${environmentScope}): ${
        enabled ? 'enabled' : 'disabled'
      }`,
      at: connection.at,
    })),
    ...(certificateClusters.length === 0
      ? [
          {
            upstream,
            text: `Certificate clusters of ${projects.join(
              ', ',
            )} and their groups: none, or not offered by this GitLab`,
            at: connection.at,
          },
        ]
      : []),
  ];
  const link =
    connection.webUrl === undefined
      ? undefined
      : {
          title: 'Agents in GitLab',
          url: `${connection.webUrl}/-/clusters`,
        };

  const newest = [...agents]
    .filter(agent => lastSeen(agent) !== undefined)
    .sort((a, b) => seenAt(b) - seenAt(a))
    .at(0);
  if (newest && facts.now - seenAt(newest) <= RECENT_MS) {
    return {
      state: 'ok',
      sentence: `The agent ${newest.name} of ${newest.project} is connected.`,
      evidence,
      link,
    };
  }
  const enabled = certificateClusters.filter(one => one.enabled);
  if (enabled.some(({ name }) => name === facts.cluster)) {
    return {
      state: 'ok',
      sentence: `The certificate cluster ${facts.cluster} is enabled. GitLab has deprecated this way; the agent replaces it.`,
      evidence,
      link,
    };
  }
  if (unread) {
    return unknownStep(
      {
        ...unread,
        message: `Whether GitLab is connected to the cluster is not known. ${unread.message}`,
      },
      evidence,
    );
  }
  const [other] = enabled;
  if (other && agents.length === 0) {
    return {
      state: 'warning',
      sentence: `The certificate cluster ${other.name} is enabled; whether it is ${facts.cluster} cannot be told by its name. GitLab has deprecated this way; the agent replaces it.`,
      evidence,
      link,
    };
  }
  if (newest) {
    return {
      state: 'failing',
      sentence: `The agent ${newest.name} of ${
        newest.project
      } was last seen at ${lastSeen(newest)}.`,
      evidence,
      fix: {
        sentence: 'Look at its pod in the cluster.',
        copy: {
          language: 'shell',
          text: `kubectl --context ${shellQuote(
            facts.cluster,
          )} get pods -A -l app.kubernetes.io/name=gitlab-agent\nkubectl --context ${shellQuote(
            facts.cluster,
          )} -n ${shellQuote(
            `gitlab-agent-${newest.name}`,
          )} logs deployment/${shellQuote(
            `${newest.name}-gitlab-agent`,
          )} --tail=50\n`,
        },
      },
      link,
    };
  }
  const registered = agents.at(0);
  return {
    state: 'failing',
    sentence: registered
      ? `The agent ${registered.name} of ${registered.project} is registered, but has never connected.`
      : `${projects.join(' and ')} ${
          projects.length > 1 ? 'have' : 'has'
        } no agent for Kubernetes, and no certificate cluster is enabled.`,
    evidence,
    fix: {
      sentence: registered
        ? 'Install it in the cluster, with a new token from its page in GitLab.'
        : 'Register an agent on the page Kubernetes clusters of the project, and install it in the cluster with the token shown there.',
      copy: {
        language: 'shell',
        text: installCommand(connection.host, registered?.name ?? 'agent'),
      },
    },
    link,
  };
}

function installCommand(host: string, name: string): string {
  const address =
    host === 'gitlab.com'
      ? 'wss://kas.gitlab.com'
      : `wss://${host}/-/kubernetes-agent/`;
  return [
    'helm repo add gitlab https://charts.gitlab.io',
    `helm upgrade --install ${shellQuote(name)} gitlab/gitlab-agent \\`,
    `  --namespace ${shellQuote(`gitlab-agent-${name}`)} --create-namespace \\`,
    `  --set config.token=<token> --set config.kasAddress=${shellQuote(
      address,
    )}`,
    '',
  ].join('\n');
}

function lastSeen(agent: AgentFacts): string | undefined {
  return agent.tokens
    .flatMap(({ active, lastUsedAt }) =>
      active && lastUsedAt !== undefined ? [lastUsedAt] : [],
    )
    .sort((a, b) => Date.parse(b) - Date.parse(a))
    .at(0);
}

function seenAt(agent: AgentFacts): number {
  return Date.parse(lastSeen(agent) ?? '1970-01-01');
}

function seenText(agent: AgentFacts): string {
  const at = lastSeen(agent);
  if (at !== undefined) {
    return `token last used ${at}`;
  }
  return agent.tokens.length === 0 ? 'no active token' : 'token was never used';
}
