import { ContainerPort, WorkloadPod } from '../../model/Workload';
import { Fields } from './Fields';

/**
 * A controlling owner reference of an object.
 *
 * @internal
 */
export interface OwnerRef {
  readonly kind: string;
  readonly name: string;
}

/**
 * Reads the spec of a pod or of a pod template.
 *
 * @param holder - the mapping that has `metadata` and `spec`
 * @param identity - namespace and name to give the pod; templates have none of their own
 *
 * @internal
 */
export function parsePod(
  holder: Fields | undefined,
  identity: {
    readonly namespace: string;
    readonly name: string;
    readonly template: boolean;
  },
): WorkloadPod {
  const spec = holder?.fields('spec');
  const status = identity.template ? undefined : holder?.fields('status');
  return {
    ...identity,
    labels: holder?.fields('metadata')?.labels('labels') ?? {},
    serviceAccount: spec?.string('serviceAccountName') || 'default',
    hostNetwork: spec?.boolean('hostNetwork') ?? false,
    ports: spec?.fieldsList('containers')?.flatMap(parsePorts) ?? [],
    node: identity.template ? undefined : spec?.string('nodeName') || undefined,
    ips:
      status?.fieldsList('podIPs')?.flatMap(item => item.string('ip') ?? []) ??
      [status?.string('podIP')].flatMap(ip => ip ?? []),
  };
}

function parsePorts(container: Fields): ContainerPort[] {
  return (
    container.fieldsList('ports')?.flatMap((fields): ContainerPort[] => {
      const port = fields.integer('containerPort');
      if (port === undefined || port < 1 || port > 65535) return [];
      return [
        {
          name: fields.string('name') || undefined,
          port,
          protocol: fields.string('protocol') || 'TCP',
        },
      ];
    }) ?? []
  );
}

/**
 * The controlling owner of an object, if it has one.
 *
 * @internal
 */
export function parseOwner(object: Fields): OwnerRef | undefined {
  const references =
    object.fields('metadata')?.fieldsList('ownerReferences') ?? [];
  const owner = references.find(item => item.raw('controller') === true);
  if (owner === undefined) return undefined;
  const name = owner.string('name');
  return name === undefined
    ? undefined
    : { kind: owner.string('kind') || 'Pod', name };
}
