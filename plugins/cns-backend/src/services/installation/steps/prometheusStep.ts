import { InstallationStep, Upstream } from 'backstage-plugin-cns-common';
import { InstallationFacts } from '../InstallationFacts';
import { scrapeFix, seriesText } from './hubbleMetricsStep';
import { StepResult, unknownStep } from './unknownStep';

/**
 * Can we ask Prometheus, and does it scrape Hubble on every node? `ok`: it answers and has series of each agent.
 *
 * @internal
 */
export function prometheusStep(facts: InstallationFacts): StepResult {
  const { prometheus, cluster } = facts;
  const upstream: Upstream = { kind: 'prometheus', name: cluster };
  if (!prometheus) {
    return {
      state: 'unknown',
      sentence: `No Prometheus is configured for cluster ${cluster}, so nothing is known about its metrics.`,
      evidence: [],
      fix: {
        sentence: 'Add its address to app-config.yaml.',
        copy: {
          language: 'yaml',
          text: [
            'cns:',
            '  clusters:',
            `    ${JSON.stringify(cluster)}:`,
            '      prometheus:',
            '        url: https://prometheus.example.com',
            '',
          ].join('\n'),
        },
      },
    };
  }
  const { version, flows, scrapedAgents } = prometheus;
  if (flows.state === 'unknown') {
    return unknownStep(flows.problem);
  }
  const evidence: InstallationStep['evidence'] = [
    ...(version.state === 'known' && version.value !== undefined
      ? [{ upstream, text: `Version ${version.value}`, at: version.at }]
      : []),
    ...(scrapedAgents.state === 'known'
      ? [
          {
            upstream,
            text: `hubble_flows_processed_total: series of ${scrapedAgents.value} agents`,
            at: scrapedAgents.at,
          },
        ]
      : [{ upstream, text: seriesText(flows.value.kind), at: flows.at }]),
  ];
  const agents = facts.cilium.agents;
  const ready =
    agents.state === 'known'
      ? agents.value.reduce((sum, agent) => sum + agent.ready, 0)
      : undefined;

  if (flows.value.kind === 'several-clusters') {
    const { label } = flows.value;
    return {
      state: 'warning',
      sentence: `Prometheus has the metrics of several clusters, told apart by the label ${label}, and it is not configured which is this one.`,
      evidence,
      fix: {
        sentence: 'Say which in app-config.yaml.',
        copy: {
          language: 'yaml',
          text: [
            'cns:',
            '  clusters:',
            `    ${JSON.stringify(cluster)}:`,
            '      prometheus:',
            '        matchers:',
            `          ${label}: ${JSON.stringify(flows.value.values[0])}`,
            '',
          ].join('\n'),
        },
      },
    };
  }
  if (flows.value.kind === 'metric-missing') {
    return agents.state === 'known' && agents.value.length === 0
      ? {
          state: 'not-applicable',
          sentence:
            'Prometheus answers. There is no Hubble to scrape, as Cilium is not installed.',
          evidence,
        }
      : {
          state: 'failing',
          sentence: flows.value.elsewhere
            ? 'Prometheus answers, but none of its Hubble series has the configured matchers.'
            : 'Prometheus answers, but has had no series of Hubble in the last hour.',
          evidence,
          fix: scrapeFix(),
        };
  }
  if (
    scrapedAgents.state === 'known' &&
    ready !== undefined &&
    scrapedAgents.value < ready
  ) {
    return {
      state: 'warning',
      sentence: `Prometheus has series of ${scrapedAgents.value} of ${ready} agents: what the others see is not counted.`,
      evidence,
      fix: scrapeFix(),
    };
  }
  return {
    state: 'ok',
    sentence: 'Prometheus answers and scrapes Hubble.',
    evidence,
  };
}
