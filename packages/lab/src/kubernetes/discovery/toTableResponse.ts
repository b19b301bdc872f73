import { KubernetesObject } from '../../world';
import { ApiRequest } from '../ApiRequest';
import { fieldAt } from '../fields/fieldAt';
import { isRecord } from '../isRecord';
import { ListPage } from '../verbs/listObjects';

/** Tells whether a client (kubectl get) asks for rows to print rather than objects. @internal */
export function isTableWanted(request: Request): boolean {
  return (request.headers.get('accept') ?? '').includes('as=Table');
}

interface Column {
  readonly name: string;
  readonly cell: (object: KubernetesObject) => string;
}

function textAt(object: KubernetesObject, path: string): string {
  const value = fieldAt(
    object,
    path.split('.').map(part => `f:${part}`),
  );
  if (value === undefined) return '<none>';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const at =
  (path: string) =>
  (object: KubernetesObject): string =>
    textAt(object, path);

function readyOf(object: KubernetesObject): string {
  const statuses = fieldAt(object, ['f:status', 'f:containerStatuses']);
  if (!Array.isArray(statuses)) return '0/0';
  const ready = statuses.filter(item => isRecord(item) && item.ready === true);
  return `${ready.length}/${statuses.length}`;
}

function restartsOf(object: KubernetesObject): string {
  const statuses = fieldAt(object, ['f:status', 'f:containerStatuses']);
  if (!Array.isArray(statuses)) return '0';
  return String(
    statuses.reduce<number>(
      (sum, item) =>
        sum + (isRecord(item) ? Number(item.restartCount ?? 0) : 0),
      0,
    ),
  );
}

function validOf(object: KubernetesObject): string {
  const conditions = fieldAt(object, ['f:status', 'f:conditions']);
  if (!Array.isArray(conditions)) return '';
  const valid = conditions.find(
    item => isRecord(item) && item.type === 'Valid',
  );
  return isRecord(valid) ? String(valid.status) : '';
}

function podSelectorOf(object: KubernetesObject): string {
  const labels = fieldAt(object, ['f:spec', 'f:podSelector', 'f:matchLabels']);
  if (!isRecord(labels)) return '<none>';
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}

const READY_REPLICAS: readonly Column[] = [
  {
    name: 'Ready',
    cell: object =>
      `${textAt(object, 'status.readyReplicas').replace(
        '<none>',
        '0',
      )}/${textAt(object, 'spec.replicas')}`,
  },
];
const VALID: readonly Column[] = [{ name: 'Valid', cell: validOf }];

const COLUMNS: Readonly<Record<string, readonly Column[]>> = {
  pods: [
    { name: 'Ready', cell: readyOf },
    { name: 'Status', cell: at('status.phase') },
    { name: 'Restarts', cell: restartsOf },
  ],
  namespaces: [{ name: 'Status', cell: at('status.phase') }],
  services: [
    { name: 'Type', cell: at('spec.type') },
    { name: 'Cluster-IP', cell: at('spec.clusterIP') },
  ],
  nodes: [{ name: 'Version', cell: at('status.nodeInfo.kubeletVersion') }],
  'deployments.apps': READY_REPLICAS,
  'statefulsets.apps': READY_REPLICAS,
  'networkpolicies.networking.k8s.io': [
    { name: 'Pod-Selector', cell: podSelectorOf },
  ],
  'ciliumnetworkpolicies.cilium.io': VALID,
  'ciliumclusterwidenetworkpolicies.cilium.io': VALID,
};

/**
 * A list as a `Table`, which is what `kubectl get` prints.
 *
 * @internal
 */
export function toTableResponse(api: ApiRequest, page: ListPage): Response {
  const now = api.world.clock.now();
  const columns: readonly Column[] = [
    { name: 'Name', cell: object => object.metadata.name },
    ...(COLUMNS[api.kind.id] ?? []),
    { name: 'Age', cell: object => age(now, object) },
  ];
  return Response.json({
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata: {
      resourceVersion: page.resourceVersion,
      ...(page.continue ? { continue: page.continue } : {}),
    },
    columnDefinitions: columns.map(({ name }) => ({
      name,
      type: 'string',
      format: name === 'Name' ? 'name' : '',
      description: '',
      priority: 0,
    })),
    rows: page.items.map(object => ({
      cells: columns.map(column => column.cell(object)),
      object: {
        kind: 'PartialObjectMetadata',
        apiVersion: 'meta.k8s.io/v1',
        metadata: object.metadata,
      },
    })),
  });
}

/** Kubernetes' short form: two units at most, the coarsest first. */
function age(now: number, object: KubernetesObject): string {
  const seconds = Math.max(
    0,
    Math.floor((now - Date.parse(object.metadata.creationTimestamp)) / 1000),
  );
  if (seconds < 120) return `${seconds}s`;
  if (seconds < 7200) return `${Math.floor(seconds / 60)}m`;
  if (seconds < 172_800) return `${Math.floor(seconds / 3600)}h`;
  return `${Math.floor(seconds / 86_400)}d`;
}
