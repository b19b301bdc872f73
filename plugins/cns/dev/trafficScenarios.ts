import type { DirectionTraffic } from 'backstage-plugin-cns-common';
import { buildEntity } from '../src/testing/buildEntity';
import { buildFreshness } from '../src/testing/buildFreshness';
import { buildInstallationStep } from '../src/testing/buildInstallationStep';
import { buildLogSource } from '../src/testing/buildLogSource';
import { buildPolicy } from '../src/testing/buildPolicy';
import { buildProblem } from '../src/testing/buildProblem';
import { buildProjectPipeline } from '../src/testing/buildProjectPipeline';
import {
  buildDirectionTraffic,
  buildTrafficItem,
} from '../src/testing/buildTrafficItem';
import { createFakeCnsApi } from '../src/testing/createFakeCnsApi';
import type { Scenario } from './createScenarioApi';

const ago = (seconds: number) =>
  new Date(Date.now() - seconds * 1_000).toISOString();

const metrics = { kind: 'prometheus', name: 'prod-eu' } as const;

function entityNamed(name: string) {
  const entity = buildEntity();
  return { ...entity, metadata: { ...entity.metadata, name } };
}

/** Takes the values of a stretch of time out of both lines. */
function withGap(
  traffic: DirectionTraffic,
  from: number,
  to: number,
): DirectionTraffic {
  const cut = (values: readonly (number | null)[]) =>
    values.map((value, index) => (index >= from && index < to ? null : value));
  return {
    ...traffic,
    forwarded: cut(traffic.forwarded),
    dropped: cut(traffic.dropped),
  };
}

/** Entities for the tabs Traffic, Installation and Logs: real clock, gaps, notes, half-installed clusters, missing metrics. */
export const trafficScenarios: readonly Scenario[] = [
  {
    entity: entityNamed('busy'),
    api: createFakeCnsApi({
      traffic: ({ range }) => {
        const item = buildTrafficItem({ range });
        const end = Math.floor(Date.now() / 1_000);
        const points = item.times.length;
        const shifted = item.times.map(
          (_, index) => end - (points - 1 - index) * item.stepSeconds,
        );
        const inbound = withGap(item.inbound, 40, 60);
        return {
          items: [
            {
              ...item,
              times: shifted,
              inbound: {
                ...inbound,
                dropReasons: [
                  { reason: 'POLICY_DENIED', count: 5_120 },
                  { reason: 'FIB_LOOKUP_FAILED', count: 12 },
                ],
              },
              audit: 120,
              redirected: 3_400,
              lostEvents: 7,
            },
            {
              ...item,
              times: shifted,
              cluster: 'staging',
              scope: 'workload',
              workloads: ['cart', 'cart-worker'],
              inbound: {
                ...buildDirectionTraffic({
                  points,
                  stepSeconds: item.stepSeconds,
                }),
                totals: { forwarded: 0, dropped: 0 },
                previous: undefined,
                dropReasons: [],
              },
            },
          ],
          problems: [],
          freshness: [
            buildFreshness({ upstream: metrics, state: 'polled', at: ago(20) }),
          ],
        };
      },
      policies: () => ({
        items: [buildPolicy({ changed: { at: ago(3_000), by: 'kubectl' } })],
        targets: [],
        problems: [],
        freshness: [],
      }),
      pipelines: () => ({
        items: [
          buildProjectPipeline({
            deployments: [
              {
                id: 56,
                environment: 'production',
                environmentUrl: 'https://cart.example.com',
                status: 'success',
                ref: 'main',
                sha: '1b7d3f9a54fd2a6c',
                createdAt: ago(5_400),
              },
              {
                id: 57,
                environment: 'review/very-long-branch-name-of-somebody',
                status: 'running',
                ref: 'very-long-branch-name-of-somebody',
                sha: '4fd2a6c01b7d3f9a',
                createdAt: ago(60),
              },
            ],
          }),
          buildProjectPipeline({
            project: '17',
            path: 'platform/cluster-prod-eu',
            role: 'management',
            deployments: [],
            jobs: [],
          }),
        ],
        problems: [],
        freshness: [
          buildFreshness({
            upstream: { kind: 'gitlab', name: 'gitlab.example.com' },
            state: 'polled',
            at: ago(9),
          }),
        ],
      }),
      installation: () => ({
        items: [
          buildInstallationStep({
            id: 'cluster-connected',
            group: 'gitlab',
            sentence: 'The agent prod-eu of platform/cluster is connected.',
            evidence: [
              {
                upstream: { kind: 'gitlab', name: 'gitlab.example.com' },
                text: 'Agent platform/cluster:prod-eu: seen',
                at: ago(700),
              },
            ],
          }),
          buildInstallationStep({
            state: 'warning',
            sentence:
              'Cilium runs in policy audit mode: it reports what policies would drop, and drops nothing.',
          }),
          buildInstallationStep({
            id: 'hubble-metrics',
            group: 'metrics',
            state: 'failing',
            sentence: 'Hubble reports no flow metrics.',
            fix: {
              sentence: 'Add these values to Cilium.',
              copy: {
                language: 'yaml',
                text: 'hubble:\n  enabled: true\n  metrics:\n    enabled:\n      - flow:sourceContext=namespace;destinationContext=namespace\n',
              },
            },
          }),
          buildInstallationStep({
            id: 'prometheus',
            group: 'metrics',
            state: 'unknown',
            sentence: 'Prometheus of prod-eu did not answer within 5 s.',
            evidence: [],
          }),
          buildInstallationStep({
            id: 'pipeline',
            group: 'gitlab',
            state: 'not-applicable',
            sentence: 'No management project is bound.',
          }),
          buildInstallationStep({ cluster: 'staging' }),
        ],
        problems: [],
        freshness: [buildFreshness({ at: ago(12) })],
      }),
      logs: () => ({
        items: [
          buildLogSource({
            agents: Array.from({ length: 7 }, (_, index) => ({
              namespace: 'kube-system',
              pod: `cilium-x7k2${index}`,
              node: `ip-10-0-0-${index}.eu-central-1.compute.internal`,
              ready: index !== 1,
              serves: [`cart-6f9c-x2x7${index}`, `cart-6f9c-b2b7${index}`],
              command: `kubectl --context prod-eu -n kube-system logs cilium-x7k2${index} -c cilium-monitor --tail=200 -f`,
            })),
            links: [{ title: 'Kibana', url: 'https://kibana.example.com' }],
          }),
          buildLogSource({
            cluster: 'staging',
            container: undefined,
            agents: [],
            commands: [],
          }),
        ],
        problems: [],
        freshness: [buildFreshness({ at: ago(12) })],
      }),
    }),
  },
  {
    entity: entityNamed('unmeasured'),
    api: createFakeCnsApi({
      traffic: () => ({
        items: [],
        problems: [
          buildProblem({
            code: 'metric-missing',
            message:
              'Prometheus of prod-eu has had no series hubble_flows_processed_total in the last hour: the metrics of Hubble are off, or not scraped.',
          }),
        ],
        freshness: [],
      }),
      logs: () => ({
        items: [],
        problems: [
          buildProblem({
            code: 'binding-unconfirmed',
            upstream: { kind: 'kubernetes', name: 'prod-eu' },
            message: 'Nobody confirms that shop in prod-eu is of this service.',
          }),
        ],
        freshness: [],
      }),
      installation: () => ({ items: [], problems: [], freshness: [] }),
    }),
  },
];
