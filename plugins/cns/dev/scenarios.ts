import type { PolicySummary } from 'backstage-plugin-cns-common';
import { buildClusterEntity, buildEntity } from '../src/testing/buildEntity';
import { buildFreshness } from '../src/testing/buildFreshness';
import { buildOverviewItem } from '../src/testing/buildOverviewItem';
import { buildPolicy, buildPolicyDetail } from '../src/testing/buildPolicy';
import { buildProblem } from '../src/testing/buildProblem';
import { buildProjectPipeline } from '../src/testing/buildProjectPipeline';
import {
  buildTarget,
  buildUnconfirmedTarget,
} from '../src/testing/buildTarget';
import { createFakeCnsApi } from '../src/testing/createFakeCnsApi';
import type { Scenario } from './createScenarioApi';
import { trafficScenarios } from './trafficScenarios';

const ago = (seconds: number) =>
  new Date(Date.now() - seconds * 1_000).toISOString();
const live = [buildFreshness({ at: ago(12) })];
const staging = buildTarget({ cluster: 'staging', namespace: 'shop' });

const policies: readonly PolicySummary[] = [
  buildPolicy({
    origin: { kind: 'portal' },
    changed: { at: ago(7_200), by: 'backstage-cns' },
  }),
  buildPolicy({
    name: 'production-auto-deploy',
    kind: 'CiliumNetworkPolicy',
    origin: { kind: 'auto-devops', name: 'production' },
    changed: { at: ago(260_000), by: 'helm' },
  }),
  buildPolicy({
    name: 'drop-outbound',
    status: 'disabled',
    statusReason:
      'Its selector carries network-policy.gitlab.com/disabled_by: gitlab.',
    directions: ['egress'],
    selects: { ofEntity: 0, total: 0 },
    changed: undefined,
  }),
  buildPolicy({
    name: 'default-deny',
    kind: 'CiliumClusterwideNetworkPolicy',
    namespace: undefined,
    status: 'invalid',
    statusReason:
      'Cilium refuses it: spec.ingress[0].toPorts needs a protocol.',
    directions: ['ingress', 'egress'],
    selects: { ofEntity: 2, total: 14 },
    origin: { kind: 'argo-cd', name: 'platform' },
    changed: { at: ago(900), by: 'argocd-controller' },
  }),
  buildPolicy({
    cluster: 'staging',
    status: 'unknown',
    statusReason: 'The Cilium endpoints of this cluster cannot be read.',
  }),
];

function entityNamed(name: string) {
  const entity = buildEntity({
    'backstage.io/kubernetes-id': name,
    'backstage.io/kubernetes-namespace': 'shop',
  });
  return { ...entity, metadata: { ...entity.metadata, name } };
}

/** What the dev app shows: one entity per state of the pages. */
export const scenarios: readonly Scenario[] = [
  {
    entity: entityNamed('cart'),
    api: createFakeCnsApi({
      overview: () => ({
        items: [buildOverviewItem(), buildOverviewItem({ target: staging })],
        problems: [],
        freshness: live,
        pipelines: [buildProjectPipeline()],
      }),
      policies: () => ({
        items: [...policies],
        targets: [buildTarget(), staging],
        problems: [],
        freshness: live,
      }),
      policy: ref => ({
        items: [buildPolicyDetail({ ...ref })],
        problems: [],
        freshness: live,
      }),
    }),
  },
  {
    entity: entityNamed('lonely'),
    api: createFakeCnsApi({
      policies: () => ({
        items: [],
        targets: [buildTarget()],
        problems: [],
        freshness: live,
      }),
    }),
  },
  {
    entity: entityNamed('unconfirmed'),
    api: createFakeCnsApi({
      policies: () => ({
        items: [buildPolicy()],
        targets: [buildUnconfirmedTarget()],
        problems: [],
        freshness: live,
      }),
    }),
  },
  {
    entity: entityNamed('partial'),
    api: createFakeCnsApi({
      overview: () => ({
        items: [buildOverviewItem({ throughput: undefined })],
        problems: [buildProblem({ since: ago(600) })],
        freshness: live,
        pipelines: [],
      }),
      policies: () => ({
        items: [buildPolicy()],
        targets: [buildTarget(), staging],
        problems: [
          buildProblem({
            upstream: { kind: 'kubernetes', name: 'staging' },
            code: 'refused',
            message: 'The API server of staging refused the connection.',
            hint: 'Check the URL of the cluster in app-config.',
          }),
        ],
        freshness: [
          buildFreshness({ state: 'stale', at: ago(4_000) }),
          ...live,
        ],
      }),
    }),
  },
  {
    entity: entityNamed('broken'),
    api: createFakeCnsApi({
      overview: () => new Error('Failed to fetch'),
      policies: () => new Error('Failed to fetch'),
    }),
  },
  {
    entity: entityNamed('unbound'),
    api: createFakeCnsApi({
      overview: () => ({
        items: [],
        problems: [],
        freshness: [],
        pipelines: [],
      }),
      policies: () => ({
        items: [],
        targets: [],
        problems: [],
        freshness: [],
      }),
    }),
  },
  { entity: buildClusterEntity(), api: createFakeCnsApi() },
  ...trafficScenarios,
];
