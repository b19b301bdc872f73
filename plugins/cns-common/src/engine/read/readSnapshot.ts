import {
  CidrGroupFacts,
  ClusterSnapshot,
  IngressFacts,
  NamespaceFacts,
  NodeFacts,
  ServiceFacts,
} from '../../model/ClusterSnapshot';
import { Policy } from '../../model/Policy';
import { Problem } from '../../model/Problem';
import { completeNamespaces } from './completeNamespaces';
import { Fields } from './Fields';
import {
  groupWorkloads,
  PodCandidate,
  WorkloadGrouping,
} from './groupWorkloads';
import { isForeignPolicy, usedKind, UsedKind } from './objectKinds';
import { parseMetadata } from './parseMetadata';
import { parseOwner, parsePod } from './parsePod';
import {
  parseEndpointAddresses,
  parseIngress,
  parseService,
} from './parseServices';
import { locateProblems, ObjectProblem } from './locateProblems';
import { policyKindOf, readPolicy } from './readPolicy';
import { SourceObject } from './SourceObject';

/**
 * How objects become a snapshot.
 *
 * @public
 */
export interface SnapshotOptions {
  /** The cluster's name as Cilium knows it; `default` unless given. */
  readonly clusterName?: string;
  /** `controller` unless given. */
  readonly grouping?: WorkloadGrouping;
}

/**
 * Turns Kubernetes objects into a {@link ClusterSnapshot}. Kinds that do not matter are ignored; an object that cannot be
 * decoded is left out, with a problem; policies are always there, their problems inside and in the list.
 *
 * @public
 */
export function readSnapshot(
  objects: readonly SourceObject[],
  options: SnapshotOptions = {},
): {
  readonly snapshot: ClusterSnapshot;
  readonly problems: readonly Problem[];
} {
  const problems: ObjectProblem[] = [];
  const namespaces = new Map<string, NamespaceFacts>();
  const nodes = new Map<string, NodeFacts>();
  const services = new Map<string, ServiceFacts>();
  const endpoints = new Map<string, string[]>();
  const ingresses: IngressFacts[] = [];
  const cidrGroups = new Map<string, CidrGroupFacts>();
  const policies = new Map<string, Policy>();
  const candidates: PodCandidate[] = [];
  const seen = new Map<string, SourceObject>();
  let cilium = false;

  for (const object of objects) readObject(object);

  const workloads = groupWorkloads(
    candidates,
    options.grouping ?? 'controller',
  );
  const snapshot: ClusterSnapshot = {
    name: options.clusterName ?? 'default',
    namespaces: completeNamespaces(namespaces, workloads),
    workloads,
    nodes: [...nodes.values()],
    services: [...services].map(([key, service]) =>
      service.selector === undefined
        ? { ...service, endpoints: endpoints.get(key) ?? [] }
        : service,
    ),
    ingresses,
    cidrGroups: [...cidrGroups.values()],
    policies: [...policies.values()],
    cilium,
  };
  return { snapshot, problems: locateProblems(problems) };

  function readObject(object: SourceObject): void {
    const kind = usedKind(object);
    if (kind === undefined) {
      if (isForeignPolicy(object)) {
        note(object, {
          code: 'unsupported-policy-kind',
          severity: 'warning',
          message: `${object.kind} of ${
            object.group ?? 'an unknown group'
          } is not understood; what it allows or denies is missing from every answer.`,
          object: object.kind,
        });
      }
      return;
    }
    const policyKind = policyKindOf(object);
    if (policyKind !== undefined) {
      const policy = readPolicy(object, policyKind);
      const name = `${kind} ${
        policy.namespace === undefined ? '' : `${policy.namespace}/`
      }${policy.name}`;
      for (const problem of policy.problems) {
        note(object, { ...problem, object: name });
      }
      cilium ||= policy.dialect === 'cilium';
      noteDuplicate(name, object);
      // A later object of the same name replaces the earlier one, as applying them in order would.
      policies.delete(name);
      policies.set(name, policy);
      return;
    }
    readOther(object, kind);
  }

  function readOther(object: SourceObject, kind: UsedKind): void {
    const found: Problem[] = [];
    const fields = new Fields(object.value, '', problem => found.push(problem));
    const metadata = parseMetadata(fields);
    const { name, labels } = metadata;
    const namespace = metadata.namespace ?? 'default';
    const commit = decode();
    if (found.some(problem => problem.severity === 'error')) {
      const first = found[0];
      note(object, {
        ...first,
        code: 'malformed',
        message: `The object is left out, because it cannot be decoded: ${first.message}`,
        object: `${kind} ${namespace}/${name}`,
      });
      return;
    }
    commit();

    function decode(): () => void {
      switch (kind) {
        case 'Namespace':
          return () => {
            noteDuplicate(`Namespace ${name}`, object);
            namespaces.set(name, { name, labels });
          };
        case 'Node': {
          const ips = (fields.fields('status')?.fieldsList('addresses') ?? [])
            .filter(item => /IP$/.test(item.string('type') ?? ''))
            .flatMap(item => item.string('address') ?? []);
          return () => nodes.set(name, { name, labels, ips });
        }
        case 'Service': {
          const service = parseService(fields, { namespace, name, labels });
          return () => services.set(`${namespace}/${name}`, service);
        }
        case 'Endpoints':
        case 'EndpointSlice': {
          const addresses = parseEndpointAddresses(fields);
          const service =
            kind === 'Endpoints' ? name : labels['kubernetes.io/service-name'];
          return () => {
            const key = `${namespace}/${service}`;
            const known = endpoints.get(key) ?? [];
            endpoints.set(key, [...new Set([...known, ...addresses])]);
          };
        }
        case 'Ingress':
        case 'Route': {
          const facts = parseIngress(fields, { kind, namespace, name });
          return () => ingresses.push(facts);
        }
        case 'CiliumCIDRGroup': {
          const cidrs = fields.fields('spec')?.strings('externalCIDRs') ?? [];
          return () => cidrGroups.set(name, { name, labels, cidrs });
        }
        default:
          return decodeWorkload();
      }
    }

    function decodeWorkload(): () => void {
      const owner = parseOwner(fields);
      const spec = fields.fields('spec');
      const job =
        kind === 'CronJob' ? spec?.fields('jobTemplate')?.fields('spec') : spec;
      const template = kind !== 'Pod';
      const pod = parsePod(template ? job?.fields('template') : fields, {
        namespace,
        name,
        template,
      });
      return () => {
        noteDuplicate(`${kind} ${namespace}/${name}`, object);
        cilium ||= kind === 'DaemonSet' && pod.labels['k8s-app'] === 'cilium';
        candidates.push({ object: { namespace, name, kind }, pod, owner });
      };
    }
  }

  function noteDuplicate(name: string, object: SourceObject): void {
    const first = seen.get(name);
    seen.set(name, object);
    if (first === undefined) return;
    note(object, {
      code: 'duplicate-object',
      severity: 'warning',
      message: `${name} is defined more than once${
        first.source.file === undefined ? '' : ` (also in ${first.source.file})`
      }; the last one counts. Remove the others.`,
      object: name,
    });
  }

  function note(subject: SourceObject, problem: Problem): void {
    problems.push({ problem, subject });
  }
}
