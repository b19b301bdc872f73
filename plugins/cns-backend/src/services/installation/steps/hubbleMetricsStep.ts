import { InstallationStep, Upstream } from 'backstage-plugin-cns-common';
import {
  HubbleMetric,
  hubbleMetricsValues,
  namesNamespaces,
  parseHubbleMetrics,
} from '../hubbleMetrics';
import { InstallationFacts } from '../InstallationFacts';
import { StepResult, unknownStep } from './unknownStep';

/**
 * Does Hubble count flows per namespace, and do the counts arrive? `ok`: the series are in Prometheus and name namespaces; without them, the configuration tells
 * which part is missing.
 *
 * @internal
 */
export function hubbleMetricsStep(facts: InstallationFacts): StepResult {
  const { agents, configs } = facts.cilium;
  const upstream: Upstream = { kind: 'kubernetes', name: facts.cluster };
  if (agents.state === 'known' && agents.value.length === 0) {
    return {
      state: 'not-applicable',
      sentence: 'Hubble is a part of Cilium, which is not installed.',
      evidence: [
        {
          upstream,
          text: 'No DaemonSet with label k8s-app=cilium',
          at: agents.at,
        },
      ],
    };
  }
  const flows = facts.prometheus?.flows;
  const evidence: InstallationStep['evidence'] = [];

  const config = configs.state === 'known' ? configs.value.at(0) : undefined;
  const enabled = config?.data['enable-hubble'] === 'true';
  const listed = config?.data['hubble-metrics'];
  const metrics = parseHubbleMetrics(listed ?? '');
  if (configs.state === 'known') {
    evidence.push({
      upstream,
      text: config
        ? `ConfigMap ${config.namespace}/cilium-config: enable-hubble ${
            config.data['enable-hubble'] ?? 'not set'
          }, hubble-metrics ${listed ?? 'not set'}`
        : 'No ConfigMap cilium-config',
      at: configs.at,
    });
  }
  if (flows?.state === 'known') {
    evidence.push({
      upstream: { kind: 'prometheus', name: facts.cluster },
      text: seriesText(flows.value.kind),
      at: flows.at,
    });
  }
  const result = (
    state: InstallationStep['state'],
    sentence: string,
    fix?: InstallationStep['fix'],
  ): StepResult => ({ state, sentence, evidence, fix });

  // The series prove everything before them, also where the ConfigMap may not be read or metrics are configured in another way.
  if (flows?.state === 'known' && flows.value.kind === 'usable') {
    return result(
      'ok',
      'Hubble counts flows per namespace, and the series are in Prometheus.',
    );
  }
  if (configs.state === 'unknown') {
    return unknownStep(configs.problem, evidence);
  }
  if (!config) {
    return result(
      'unknown',
      'The ConfigMap cilium-config was not found, so what Hubble is set to count is not known.',
    );
  }
  if (!enabled) {
    return result('failing', 'Hubble is off.', valuesFix(metrics));
  }
  if (listed === undefined && usesDynamicMetrics(config.data)) {
    return result(
      'unknown',
      "Hubble's metrics are configured dynamically, in a ConfigMap that is not read, and there are no usable series in Prometheus that would prove them.",
    );
  }
  const flow = metrics.filter(({ name }) => name === 'flow');
  if (flow.length === 0) {
    return result(
      'failing',
      metrics.length === 0
        ? 'Hubble is on, but counts nothing.'
        : 'Hubble is on, but does not count flows.',
      valuesFix(metrics),
    );
  }
  if (!flow.some(namesNamespaces)) {
    return result(
      'failing',
      'Hubble counts flows, but the series do not say between which namespaces.',
      valuesFix(metrics),
    );
  }
  if (!flows) {
    return result(
      'unknown',
      'Hubble is set to count flows per namespace; whether the series arrive is not known, as no Prometheus is configured for this cluster.',
    );
  }
  if (flows.state === 'unknown') {
    return unknownStep(
      {
        ...flows.problem,
        message: `Hubble is set to count flows per namespace; whether the series arrive is not known. ${flows.problem.message}`,
      },
      evidence,
    );
  }
  return flows.value.kind === 'metric-missing'
    ? result(
        'failing',
        'Hubble is set to count flows per namespace, but the series are not in Prometheus.',
        scrapeFix(),
      )
    : result(
        'warning',
        `Hubble is set to count flows per namespace, but ${
          flows.value.kind === 'several-clusters'
            ? 'Prometheus mixes the series of several clusters'
            : 'the series in Prometheus do not say so yet: the agents may not have restarted since'
        }.`,
      );
}

/** What the flows metric's labels say, as evidence. @internal */
export function seriesText(
  kind: 'usable' | 'metric-missing' | 'labels-missing' | 'several-clusters',
): string {
  switch (kind) {
    case 'usable':
      return 'hubble_flows_processed_total: series with namespaces';
    case 'metric-missing':
      return 'hubble_flows_processed_total: no series in the last hour';
    case 'labels-missing':
      return 'hubble_flows_processed_total: series without namespaces';
    case 'several-clusters':
      return 'hubble_flows_processed_total: series of several clusters';
    default: {
      const never: never = kind;
      throw new Error(`No text for ${never}`);
    }
  }
}

function usesDynamicMetrics(data: Readonly<Record<string, string>>): boolean {
  return Object.keys(data).some(key =>
    key.startsWith('hubble-dynamic-metrics'),
  );
}

function valuesFix(metrics: readonly HubbleMetric[]): InstallationStep['fix'] {
  return {
    sentence:
      'Add these values to the release of Cilium, and let the agents restart.',
    copy: { language: 'yaml', text: hubbleMetricsValues(metrics) },
  };
}

/** Values that let the Prometheus Operator scrape Hubble. @internal */
export function scrapeFix(): NonNullable<InstallationStep['fix']> {
  return {
    sentence:
      'Let Prometheus scrape the Service hubble-metrics, port 9965; with the Prometheus Operator by these values of Cilium.',
    copy: {
      language: 'yaml',
      text: [
        'hubble:',
        '  metrics:',
        '    serviceMonitor:',
        '      enabled: true',
        '',
      ].join('\n'),
    },
  };
}
