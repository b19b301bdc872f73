import { InstallationStep, Upstream } from 'backstage-plugin-cns-common';
import { ClusterController } from '../../../cluster-state/ClusterObjects';
import { shellQuote } from '../../shellQuote';
import { imageVersion } from '../imageVersion';
import { InstallationFacts } from '../InstallationFacts';
import { StepResult, unknownStep } from './unknownStep';

/**
 * Is Cilium there, and does it enforce? `ok`: an agent is ready on every node, the operator is ready, the version is known and audit mode is off.
 *
 * @internal
 */
export function ciliumStep(facts: InstallationFacts): StepResult {
  const { agents, operators, configs, nodes } = facts.cilium;
  const upstream: Upstream = { kind: 'kubernetes', name: facts.cluster };
  if (agents.state === 'unknown') {
    return unknownStep(agents.problem);
  }
  if (agents.value.length === 0) {
    return {
      state: 'failing',
      sentence: `Cluster ${facts.cluster} has no Cilium agents, so nothing enforces network policies through Cilium.`,
      evidence: [
        {
          upstream,
          text: 'No DaemonSet with label k8s-app=cilium',
          at: agents.at,
        },
      ],
      fix: installFix(),
    };
  }

  const evidence: InstallationStep['evidence'] = [
    ...agents.value.map(agent => ({
      upstream,
      text: controllerText(agent),
      at: agents.at,
    })),
    ...(operators.state === 'known'
      ? operators.value.map(operator => ({
          upstream,
          text: controllerText(operator),
          at: operators.at,
        }))
      : []),
    ...(operators.state === 'known' && operators.value.length === 0
      ? [
          {
            upstream,
            text: 'No Deployment of the operator of Cilium',
            at: operators.at,
          },
        ]
      : []),
  ];
  const result = (
    state: InstallationStep['state'],
    sentence: string,
    fix?: InstallationStep['fix'],
  ): StepResult => ({ state, sentence, evidence, fix });

  const lame = agents.value.find(agent => agent.ready < agent.desired);
  if (lame) {
    return result(
      'failing',
      `Cilium's agent is ready on ${lame.ready} of ${lame.desired} nodes.`,
      lookFix(facts.cluster, lame),
    );
  }
  const covered = Math.max(...agents.value.map(({ desired }) => desired));
  if (covered === 0) {
    return result(
      'failing',
      `Cilium's agent is scheduled on no node.`,
      lookFix(facts.cluster, agents.value[0]),
    );
  }
  if (nodes.state === 'known' && nodes.value > covered) {
    evidence.push({ upstream, text: `Nodes: ${nodes.value}`, at: nodes.at });
    return result(
      'warning',
      `Cilium's agent is meant for ${covered} of ${nodes.value} nodes; pods on the others are not protected by it.`,
      lookFix(facts.cluster, agents.value[0]),
    );
  }
  if (operators.state === 'unknown') {
    return unknownStep(operators.problem, evidence);
  }
  const operator = operators.value.at(0);
  if (!operator || operator.ready === 0) {
    return result(
      'failing',
      operator
        ? "Cilium's operator is not ready."
        : "Cilium's operator is not there.",
      operator ? lookFix(facts.cluster, operator) : installFix(),
    );
  }
  if (operator.ready < operator.desired) {
    return result(
      'warning',
      `Cilium's operator has ${operator.ready} of ${operator.desired} replicas ready.`,
      lookFix(facts.cluster, operator),
    );
  }

  const version = agents.value.flatMap(agentVersion).at(0);
  if (configs.state === 'unknown') {
    return unknownStep(
      {
        ...configs.problem,
        message: `Cilium is ready, but whether it runs in audit mode could not be read. ${configs.problem.message}`,
      },
      evidence,
    );
  }
  const config = configs.value.at(0);
  if (!config) {
    evidence.push({
      upstream,
      text: 'No ConfigMap cilium-config',
      at: configs.at,
    });
    return result(
      'unknown',
      'Cilium is ready, but its ConfigMap cilium-config was not found, so whether it runs in audit mode is not known.',
    );
  }
  const audit = config.data['policy-audit-mode'] === 'true';
  evidence.push({
    upstream,
    text: `ConfigMap ${config.namespace}/cilium-config: policy-audit-mode ${
      config.data['policy-audit-mode'] ?? 'not set'
    }`,
    at: configs.at,
  });
  if (audit) {
    return result(
      'warning',
      'Cilium runs in policy audit mode: it reports what policies would drop, and drops nothing.',
      {
        sentence:
          'When the reported drops are as intended, switch it off in the values of Cilium, and let the agents restart.',
        copy: { language: 'yaml', text: 'policyAuditMode: false\n' },
      },
    );
  }
  return version === undefined
    ? result(
        'warning',
        'Cilium is ready on all nodes, but its image has no tag that tells the version.',
      )
    : result('ok', `Cilium ${version} is ready on all ${covered} nodes.`);
}

function agentVersion(agent: ClusterController): string[] {
  const main =
    agent.containers.find(({ name }) => name === 'cilium-agent') ??
    agent.containers.at(0);
  const version = main && imageVersion(main.image);
  return version === undefined ? [] : [version];
}

function controllerText(controller: ClusterController): string {
  const images = controller.containers.map(({ image }) => image).slice(0, 1);
  return `${controller.kind} ${controller.namespace}/${controller.name}: ${
    controller.ready
  } of ${controller.desired} ready${images
    .map(image => `, ${image}`)
    .join('')}`;
}

function lookFix(
  cluster: string,
  controller: ClusterController,
): InstallationStep['fix'] {
  const kubectl = `kubectl --context ${shellQuote(cluster)}`;
  const namespace = shellQuote(controller.namespace);
  const object = `${controller.kind.toLocaleLowerCase('en-US')}/${
    controller.name
  }`;
  const selector = Object.entries(controller.podLabels)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
  return {
    sentence: 'Look at its events and at the pods that are not ready.',
    copy: {
      language: 'shell',
      text: `${kubectl} -n ${namespace} describe ${shellQuote(
        object,
      )}\n${kubectl} -n ${namespace} get pods -o wide -l ${shellQuote(
        selector,
      )}\n`,
    },
  };
}

function installFix(): InstallationStep['fix'] {
  return {
    sentence:
      'Install Cilium with Hubble, in audit mode at first so that nothing is dropped by surprise; through the management project, or by hand:',
    copy: {
      language: 'shell',
      text: [
        'helm repo add cilium https://helm.cilium.io/',
        'helm upgrade --install cilium cilium/cilium --namespace kube-system \\',
        '  --set hubble.enabled=true --set policyAuditMode=true',
        '',
      ].join('\n'),
    },
  };
}
