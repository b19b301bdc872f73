import { DAY, HOUR } from '../build/BuildContext';
import { JobSeed, ProjectSeed } from '../build/GitlabBuilder';

/** The last lines of Helm when the release is stuck, as the managed-apps job leaves them behind. */
const TILLER_LOG = [
  '[main] 2026/11/22 Starting Tiller v2.17.0 (tls=false)',
  '[main] 2026/11/22 GRPC listening on localhost:44134',
  '[tiller] preparing update for cilium',
  '[tiller] warning: Upgrade "cilium" failed: cannot patch "hubble-relay" with kind Deployment: Deployment.apps "hubble-relay" is invalid: spec.selector: Invalid value: field is immutable',
  '',
].join('\n');

const HELMFILE_JOBS: readonly JobSeed[] = [
  {
    name: 'detect-helm2-releases',
    stage: 'test',
    status: 'success',
    duration: 14,
    trace: [
      'Running with gitlab-runner 18.6.0',
      '$ gl-fail-if-helm2-releases-exist "gitlab-managed-apps"',
      'No Helm v2 releases found',
      'Job succeeded',
    ],
  },
  {
    name: 'apply',
    stage: 'deploy',
    status: 'success',
    duration: 96,
    trace: [
      'Running with gitlab-runner 18.6.0',
      '$ kubectl config use-context platform/cluster-management-prod:prod-eu',
      '$ gl-helmfile --file $CI_PROJECT_DIR/helmfile.yaml apply --suppress-secrets',
      'UPDATED RELEASES:',
      'NAME     CHART          VERSION',
      'cilium   cilium/cilium  1.20.2',
      'Job succeeded',
    ],
  },
];

const MANAGED_APPS_JOBS: readonly JobSeed[] = [
  {
    name: 'apply',
    stage: 'deploy',
    status: 'failed',
    duration: 211,
    failureReason: 'script_failure',
    trace: [
      'Running with gitlab-runner 18.6.0',
      '$ gitlab-managed-apps /usr/local/share/gitlab-managed-apps/helmfile.yaml',
      'Upgrading release=cilium, chart=cilium/cilium',
      'FAILED RELEASES:',
      'NAME',
      'cilium',
      'in ./helmfile.yaml: failed processing release cilium: command "helm" exited with non-zero status:',
      'ERROR:',
      '  exit status 1',
      '  Error: UPGRADE FAILED: cannot patch "hubble-relay" with kind Deployment: spec.selector: Invalid value: field is immutable',
      'Uploading artifacts...',
      'tiller.log: found 1 matching artifact files and directories',
      'ERROR: Job failed: exit code 1',
    ],
    artifacts: { 'tiller.log': TILLER_LOG },
  },
];

/** The projects whose pipelines install what runs in the clusters: one the present way, one the old way, and failing. @internal */
export function managementProjects(): readonly ProjectSeed[] {
  return [
    {
      id: 101,
      fullPath: 'platform/cluster-management-prod',
      name: 'Cluster Management prod-eu',
      description: 'Installs what runs in the production cluster',
      variables: {
        KUBE_CONTEXT: 'platform/cluster-management-prod:prod-eu',
        KUBE_INGRESS_BASE_DOMAIN: 'shop.example',
      },
      files: {
        'README.md': '# Cluster management, production\n',
        '.gitlab-ci.yml':
          'include:\n  - template: Jobs/Helm-2to3.gitlab-ci.yml\n\napply:\n  stage: deploy\n  image: registry.gitlab.com/gitlab-org/cluster-integration/cluster-applications:v2\n  environment:\n    name: production\n  script:\n    - gl-ensure-namespace gitlab-managed-apps\n    - gl-helmfile --file $CI_PROJECT_DIR/helmfile.yaml apply --suppress-secrets\n  rules:\n    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH\n',
        'helmfile.yaml':
          'helmfiles:\n  - path: applications/cilium/helmfile.yaml\n  - path: applications/ingress/helmfile.yaml\n  - path: applications/prometheus/helmfile.yaml\n',
        'applications/cilium/helmfile.yaml':
          'repositories:\n  - name: cilium\n    url: https://helm.cilium.io/\nreleases:\n  - name: cilium\n    namespace: kube-system\n    chart: cilium/cilium\n    version: 1.20.2\n    installed: true\n    values:\n      - values.yaml\n',
        'applications/cilium/values.yaml':
          'policyAuditMode: false\nhubble:\n  enabled: true\n  relay:\n    enabled: true\n  metrics:\n    enabled:\n      - flow:sourceContext=namespace;destinationContext=namespace\n      - drop:sourceContext=namespace;destinationContext=namespace\n      - policy:sourceContext=namespace;destinationContext=namespace\n      - tcp\n      - dns\n      - httpV2:sourceContext=namespace;destinationContext=namespace\nmonitor:\n  enabled: true\n  eventTypes:\n    - drop\n    - policy-verdict\n',
      },
      pipelines: [
        { age: 12 * DAY, jobs: HELMFILE_JOBS },
        { age: 3 * DAY, jobs: HELMFILE_JOBS },
      ],
      environments: [
        {
          name: 'production',
          tier: 'production',
          namespace: 'gitlab-managed-apps',
          job: 'apply',
          agentId: 41,
        },
      ],
    },
    {
      id: 102,
      fullPath: 'platform/cluster-management-staging',
      name: 'Cluster Management staging',
      description: 'Installs what runs in the staging cluster, the old way',
      files: {
        'README.md': '# Cluster management, staging\n',
        '.gitlab-ci.yml':
          'include:\n  - template: Managed-Cluster-Applications.gitlab-ci.yml\n',
        '.gitlab/managed-apps/config.yaml':
          'cilium:\n  installed: true\ningress:\n  installed: true\n',
        '.gitlab/managed-apps/cilium/values.yaml':
          'config:\n  policyAuditMode: true\n',
      },
      pipelines: [
        { age: 7 * DAY, jobs: MANAGED_APPS_JOBS },
        { age: 5 * HOUR, jobs: MANAGED_APPS_JOBS },
      ],
      environments: [
        {
          name: 'production',
          tier: 'production',
          namespace: 'gitlab-managed-apps',
          job: 'apply',
        },
      ],
    },
  ];
}
