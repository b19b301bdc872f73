import { ResourceKind } from './ResourceKind';

interface Row {
  readonly in: string;
  readonly kind: string;
  readonly plural: string;
  readonly short?: readonly string[];
  readonly cluster?: true;
  readonly sub?: ResourceKind['subresources'];
  readonly virtual?: true;
}

const BUILT_IN: readonly Row[] = [
  {
    in: 'v1',
    kind: 'Namespace',
    plural: 'namespaces',
    short: ['ns'],
    cluster: true,
    sub: ['status'],
  },
  {
    in: 'v1',
    kind: 'Node',
    plural: 'nodes',
    short: ['no'],
    cluster: true,
    sub: ['status'],
  },
  {
    in: 'v1',
    kind: 'Pod',
    plural: 'pods',
    short: ['po'],
    sub: ['status', 'log'],
  },
  {
    in: 'v1',
    kind: 'Service',
    plural: 'services',
    short: ['svc'],
    sub: ['status'],
  },
  { in: 'v1', kind: 'ConfigMap', plural: 'configmaps', short: ['cm'] },
  { in: 'v1', kind: 'Secret', plural: 'secrets' },
  {
    in: 'v1',
    kind: 'ServiceAccount',
    plural: 'serviceaccounts',
    short: ['sa'],
  },
  { in: 'v1', kind: 'LimitRange', plural: 'limitranges', short: ['limits'] },
  {
    in: 'v1',
    kind: 'ResourceQuota',
    plural: 'resourcequotas',
    short: ['quota'],
    sub: ['status'],
  },
  { in: 'v1', kind: 'Event', plural: 'events', short: ['ev'] },
  {
    in: 'v1',
    kind: 'PersistentVolume',
    plural: 'persistentvolumes',
    short: ['pv'],
    cluster: true,
    sub: ['status'],
  },
  {
    in: 'v1',
    kind: 'PersistentVolumeClaim',
    plural: 'persistentvolumeclaims',
    short: ['pvc'],
    sub: ['status'],
  },
  {
    in: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    plural: 'endpointslices',
  },
  {
    in: 'apps/v1',
    kind: 'Deployment',
    plural: 'deployments',
    short: ['deploy'],
    sub: ['status', 'scale'],
  },
  {
    in: 'apps/v1',
    kind: 'ReplicaSet',
    plural: 'replicasets',
    short: ['rs'],
    sub: ['status', 'scale'],
  },
  {
    in: 'apps/v1',
    kind: 'StatefulSet',
    plural: 'statefulsets',
    short: ['sts'],
    sub: ['status', 'scale'],
  },
  {
    in: 'apps/v1',
    kind: 'DaemonSet',
    plural: 'daemonsets',
    short: ['ds'],
    sub: ['status'],
  },
  { in: 'batch/v1', kind: 'Job', plural: 'jobs', sub: ['status'] },
  {
    in: 'batch/v1',
    kind: 'CronJob',
    plural: 'cronjobs',
    short: ['cj'],
    sub: ['status'],
  },
  {
    in: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    plural: 'horizontalpodautoscalers',
    short: ['hpa'],
    sub: ['status'],
  },
  {
    in: 'networking.k8s.io/v1',
    kind: 'Ingress',
    plural: 'ingresses',
    short: ['ing'],
    sub: ['status'],
  },
  {
    in: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    plural: 'networkpolicies',
    short: ['netpol'],
  },
  {
    in: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    plural: 'customresourcedefinitions',
    short: ['crd', 'crds'],
    cluster: true,
    sub: ['status'],
  },
  {
    in: 'metrics.k8s.io/v1beta1',
    kind: 'PodMetrics',
    plural: 'pods',
    virtual: true,
  },
];

const CUSTOM: readonly Row[] = [
  {
    in: 'cilium.io/v2',
    kind: 'CiliumNetworkPolicy',
    plural: 'ciliumnetworkpolicies',
    short: ['cnp', 'ciliumnp'],
    sub: ['status'],
  },
  {
    in: 'cilium.io/v2',
    kind: 'CiliumClusterwideNetworkPolicy',
    plural: 'ciliumclusterwidenetworkpolicies',
    short: ['ccnp'],
    cluster: true,
    sub: ['status'],
  },
  {
    in: 'cilium.io/v2',
    kind: 'CiliumEndpoint',
    plural: 'ciliumendpoints',
    short: ['cep', 'ciliumep'],
    sub: ['status'],
  },
  {
    in: 'cilium.io/v2',
    kind: 'CiliumNode',
    plural: 'ciliumnodes',
    short: ['cn', 'ciliumn'],
    cluster: true,
    sub: ['status'],
  },
  {
    in: 'cilium.io/v2',
    kind: 'CiliumIdentity',
    plural: 'ciliumidentities',
    short: ['ciliumid'],
    cluster: true,
    sub: ['status'],
  },
  {
    in: 'cilium.io/v2',
    kind: 'CiliumCIDRGroup',
    plural: 'ciliumcidrgroups',
    short: ['ccg'],
    cluster: true,
  },
  {
    in: 'policy.networking.k8s.io/v1alpha1',
    kind: 'AdminNetworkPolicy',
    plural: 'adminnetworkpolicies',
    short: ['anp'],
    cluster: true,
    sub: ['status'],
  },
  {
    in: 'policy.networking.k8s.io/v1alpha1',
    kind: 'BaselineAdminNetworkPolicy',
    plural: 'baselineadminnetworkpolicies',
    short: ['banp'],
    cluster: true,
    sub: ['status'],
  },
  {
    in: 'policy.networking.k8s.io/v1alpha2',
    kind: 'ClusterNetworkPolicy',
    plural: 'clusternetworkpolicies',
    short: ['cnp'],
    cluster: true,
    sub: ['status'],
  },
];

function toKind(row: Row, custom: boolean): ResourceKind {
  const slash = row.in.indexOf('/');
  const group = slash < 0 ? '' : row.in.slice(0, slash);
  return {
    id: group === '' ? row.plural : `${row.plural}.${group}`,
    group,
    version: row.in.slice(slash + 1),
    apiVersion: row.in,
    kind: row.kind,
    plural: row.plural,
    singular: row.kind.toLowerCase(),
    shortNames: row.short ?? [],
    namespaced: row.cluster !== true,
    subresources: row.sub ?? [],
    custom,
    virtual: row.virtual === true,
  };
}

/**
 * Every kind that the lab can serve: what this product or `@backstage/plugin-kubernetes-backend` reads, and what they
 * point to.
 *
 * @remarks
 * A cluster serves the custom kinds only if its world says that their definitions are installed.
 *
 * @public
 */
export const resourceKinds: readonly ResourceKind[] = [
  ...BUILT_IN.map(row => toKind(row, false)),
  ...CUSTOM.map(row => toKind(row, true)),
];
