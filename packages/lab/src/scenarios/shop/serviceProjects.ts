import { stringify } from 'yaml';
import { DeliveryTarget } from '../../world';
import { DAY, HOUR } from '../build/BuildContext';
import { JobSeed, ProjectSeed } from '../build/GitlabBuilder';
import {
  CART_POLICY_SPEC_IN_GIT,
  WEB_POLICY_SPEC,
} from './shopNamespacePolicies';

const AGENT_PRODUCTION = 41;

function jobs(app: string, deployed: 'success' | 'failed'): readonly JobSeed[] {
  return [
    {
      name: 'build',
      stage: 'build',
      status: 'success',
      duration: 74,
      trace: [
        'Running with gitlab-runner 18.6.0',
        `Building ${app}`,
        'Job succeeded',
      ],
    },
    {
      name: 'test',
      stage: 'test',
      status: 'success',
      duration: 58,
      trace: [
        'Running with gitlab-runner 18.6.0',
        '112 passed',
        'Job succeeded',
      ],
    },
    {
      name: 'production',
      stage: 'production',
      status: deployed,
      duration: 41,
      ...(deployed === 'failed'
        ? {
            failureReason: 'script_failure',
            trace: [
              'Running with gitlab-runner 18.6.0',
              '$ auto-deploy deploy',
              'Error: UPGRADE FAILED: timed out waiting for the condition',
              'ERROR: Job failed: exit code 1',
            ],
          }
        : {
            trace: [
              'Running with gitlab-runner 18.6.0',
              '$ auto-deploy deploy',
              `Release "${app}-production" has been upgraded. Happy Helming!`,
              'Job succeeded',
            ],
          }),
    },
  ];
}

interface ServiceSeed {
  readonly id: number;
  readonly group: string;
  readonly app: string;
  readonly namespace: string;
  readonly age: number;
  readonly values?: Record<string, unknown>;
  readonly manifests?: Readonly<Record<string, string>>;
  readonly staging?: true;
  readonly formerPaths?: readonly string[];
  readonly failed?: true;
}

const SERVICES: readonly ServiceSeed[] = [
  {
    id: 201,
    group: 'shop',
    app: 'web',
    namespace: 'shop',
    age: 26 * HOUR,
    values: {
      replicaCount: 3,
      networkPolicy: { enabled: true, spec: WEB_POLICY_SPEC },
    },
    staging: true,
  },
  {
    id: 202,
    group: 'shop',
    app: 'cart',
    namespace: 'shop',
    age: 2 * DAY,
    values: {
      ciliumNetworkPolicy: {
        enabled: true,
        alerts: { enabled: true },
        spec: CART_POLICY_SPEC_IN_GIT,
      },
    },
  },
  { id: 203, group: 'shop', app: 'catalog', namespace: 'shop', age: 4 * DAY },
  {
    id: 204,
    group: 'shop',
    app: 'recommendations',
    namespace: 'shop',
    age: 6 * HOUR,
    failed: true,
  },
  {
    id: 205,
    group: 'shop',
    app: 'mailer',
    namespace: 'notifications',
    age: 19 * DAY,
    formerPaths: ['shop/notifications'],
  },
  { id: 206, group: 'shop', app: 'search', namespace: 'search', age: 8 * DAY },
  {
    id: 301,
    group: 'payments',
    app: 'payments',
    namespace: 'payments',
    age: 5 * DAY,
  },
  {
    id: 302,
    group: 'payments',
    app: 'ledger',
    namespace: 'payments',
    age: 33 * DAY,
    manifests: {
      'deploy/network-policies/ledger-clients.yaml': stringify({
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { name: 'ledger-clients' },
        spec: {
          podSelector: { matchLabels: { app: 'ledger' } },
          policyTypes: ['Ingress'],
          ingress: [
            {
              from: [{ podSelector: { matchLabels: { app: 'payments' } } }],
              ports: [{ protocol: 'TCP', port: 5000 }],
            },
          ],
        },
      }),
    },
  },
  {
    id: 401,
    group: 'legacy',
    app: 'billing',
    namespace: 'legacy',
    age: 90 * DAY,
  },
];

/** One project per service, with the policy in Git where it comes from there. @internal */
export function serviceProjects(): readonly ProjectSeed[] {
  return SERVICES.map(toProject);
}

function toProject(seed: ServiceSeed): ProjectSeed {
  const { app, group, namespace } = seed;
  const target = (cluster: string, environment: string): DeliveryTarget => ({
    type: seed.manifests ? 'manifests' : 'auto-devops',
    cluster,
    namespace,
    environment,
    release: `${app}-${environment}`,
    ...(seed.manifests ? { path: 'deploy/network-policies' } : {}),
  });
  return {
    id: seed.id,
    fullPath: `${group}/${app}`,
    name: app,
    description: `The service ${app}`,
    ...(seed.formerPaths ? { formerPaths: seed.formerPaths } : {}),
    files: {
      'README.md': `# ${app}\n`,
      'catalog-info.yaml': `apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: ${app}\nspec:\n  type: service\n`,
      '.gitlab-ci.yml': 'include:\n  - template: Auto-DevOps.gitlab-ci.yml\n',
      ...(seed.values
        ? { '.gitlab/auto-deploy-values.yaml': stringify(seed.values) }
        : {}),
      ...seed.manifests,
    },
    delivery: [
      target('prod-eu', 'production'),
      ...(seed.staging ? [target('staging', 'staging')] : []),
    ],
    pipelines: [
      { age: seed.age + 9 * DAY, jobs: jobs(app, 'success') },
      { age: seed.age, jobs: jobs(app, seed.failed ? 'failed' : 'success') },
    ],
    environments: [
      {
        name: 'production',
        tier: 'production',
        externalUrl: `https://${app}.shop.example`,
        namespace,
        job: 'production',
        agentId: AGENT_PRODUCTION,
      },
    ],
  };
}
