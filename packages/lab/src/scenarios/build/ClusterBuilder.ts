import {
  Cluster,
  KubernetesObject,
  ObjectStore,
  ResourceKind,
  resourceKinds,
  TrafficIntent,
} from '../../world';
import { LogReader } from '../../logs/LogReader';
import { AddressPool } from './AddressPool';
import { BuildContext, DAY } from './BuildContext';
import { Author, ObjectFactory, ObjectSeed } from './ObjectFactory';
import { toCustomResourceDefinitions } from './toCustomResourceDefinitions';
import { toNode } from './toNode';
import {
  securityLabelsOf,
  toCiliumEndpoint,
  toCiliumIdentity,
  toCiliumNode,
} from './toEndpointObjects';
import { WorkloadBuilder } from './WorkloadBuilder';
import { WorkloadSeed } from './WorkloadSeed';

/**
 * Puts a cluster of the beginning together: each call adds one thing with all that hangs on it in a real cluster.
 *
 * @internal
 */
export class ClusterBuilder {
  readonly name: string;
  readonly factory: ObjectFactory;
  readonly #context: BuildContext;
  readonly #version: string;
  readonly #addresses: AddressPool;
  readonly #objects = new Map<string, KubernetesObject[]>();
  readonly #traffic: TrafficIntent[] = [];
  readonly #nodes: { readonly name: string; readonly ip: string }[] = [];
  readonly #namespaceLabels = new Map<string, Record<string, string>>();
  readonly #identities = new Map<string, number>();
  readonly #workloads: WorkloadBuilder;

  constructor(
    context: BuildContext,
    options: {
      readonly name: string;
      readonly version: string;
      /** Tells the address ranges of clusters apart, 0 to 99. */
      readonly index: number;
    },
  ) {
    this.#context = context;
    this.name = options.name;
    this.#version = options.version;
    this.factory = new ObjectFactory(context, options.name);
    this.#addresses = new AddressPool(100 + options.index);
    this.#workloads = new WorkloadBuilder({
      factory: this.factory,
      random: context.random.fork(`workloads ${options.name}`),
      addresses: this.#addresses,
      add: object => this.#add(object),
      nodes: this.#nodes,
    });
  }

  addNodes(count: number): this {
    for (let i = 0; i < count; i += 1) {
      const name = `${this.name}-node-${i + 1}`;
      const ip = this.#addresses.node(i);
      this.#nodes.push({ name, ip });
      this.add(toNode({ name, ip, version: this.#version }));
    }
    return this;
  }

  addNamespace(
    name: string,
    options: {
      readonly labels?: Readonly<Record<string, string>>;
      readonly annotations?: Readonly<Record<string, string>>;
      readonly age?: number;
    } = {},
  ): this {
    const labels = { 'kubernetes.io/metadata.name': name, ...options.labels };
    this.#namespaceLabels.set(name, labels);
    return this.add({
      apiVersion: 'v1',
      kind: 'Namespace',
      name,
      labels,
      ...(options.annotations ? { annotations: options.annotations } : {}),
      age: options.age ?? 90 * DAY,
      authors: [{ manager: 'kubectl-create' }],
      content: {
        spec: { finalizers: ['kubernetes'] },
        status: { phase: 'Active' },
      },
    });
  }

  /** A controller with its ReplicaSet, pods, Service, EndpointSlice and, if Cilium manages the pods, CiliumEndpoints. */
  addWorkload(seed: WorkloadSeed): this {
    const pods = this.#workloads.build(seed);
    if (seed.hostNetwork || seed.managedByCilium === false) return this;
    const [first] = pods;
    if (!first) return this;
    // The same for all pods, and shared by their endpoints, which saves much memory in large worlds.
    const labels = securityLabelsOf({
      cluster: this.name,
      namespace: seed.namespace,
      namespaceLabels: this.#namespaceLabels.get(seed.namespace) ?? {},
      serviceAccount: seed.serviceAccount ?? 'default',
      podLabels: first.object.metadata.labels ?? {},
    });
    const identity = this.#identityOf(seed, labels);
    for (const pod of pods) {
      this.add(
        toCiliumEndpoint({
          namespace: seed.namespace,
          pod: pod.object.metadata.name,
          podUid: pod.object.metadata.uid,
          ip: pod.ip,
          hostIp: pod.hostIp,
          endpointId: pod.number,
          identity,
          securityLabels: labels,
          age: seed.podAge ?? seed.age ?? 7 * DAY,
        }),
        'endpoint',
      );
    }
    return this;
  }

  /** A policy or other object as somebody left it. */
  add(seed: ObjectSeed, shareAs?: string): this {
    this.#add(this.factory.create(seed, shareAs));
    return this;
  }

  /** A policy out of its manifest. */
  addPolicy(
    manifest: {
      readonly apiVersion: string;
      readonly kind: string;
      readonly metadata: {
        readonly name: string;
        readonly namespace?: string;
        readonly labels?: Readonly<Record<string, string>>;
        readonly annotations?: Readonly<Record<string, string>>;
      };
      readonly [field: string]: unknown;
    },
    options: {
      readonly age: number;
      readonly authors: readonly Author[];
      readonly generation?: number;
    },
  ): this {
    const { apiVersion, kind, metadata, ...content } = manifest;
    return this.add({
      apiVersion,
      kind,
      ...metadata,
      generation: options.generation ?? 1,
      age: options.age,
      authors: options.authors,
      content,
    });
  }

  addTraffic(...intents: readonly TrafficIntent[]): this {
    this.#traffic.push(...intents);
    return this;
  }

  /** @param customKinds - the custom kinds that are installed, by name. */
  build(customKinds: readonly string[]): Cluster {
    const kinds = resourceKinds.filter(
      kind => !kind.custom || customKinds.includes(kind.kind),
    );
    for (const seed of toCustomResourceDefinitions(kinds)) this.add(seed);
    if (customKinds.includes('CiliumNode')) {
      for (const node of this.#nodes) this.add(toCiliumNode(node));
    }
    const objects = new ObjectStore(this.#context.clock);
    for (const kind of kinds) {
      if (!kind.virtual)
        objects.load(kind.id, this.#objects.get(kind.id) ?? []);
    }
    const logs = new LogReader(this.#context);
    const cluster: Cluster = {
      name: this.name,
      version: this.#version,
      kinds,
      objects,
      traffic: this.#traffic,
      readLog: source => logs.read(cluster, source),
    };
    return cluster;
  }

  #add(object: KubernetesObject): void {
    const kind = kindOf(object);
    const list = this.#objects.get(kind.id) ?? [];
    this.#objects.set(kind.id, list);
    list.push(object);
  }

  #identityOf(seed: WorkloadSeed, labels: readonly string[]): number {
    const key = labels.join(',');
    const known = this.#identities.get(key);
    if (known !== undefined) return known;
    const id = 1000 + this.#identities.size * 7;
    this.#identities.set(key, id);
    this.add(toCiliumIdentity(id, seed.namespace, labels, seed.age ?? 7 * DAY));
    return id;
  }
}

function kindOf(object: KubernetesObject): ResourceKind {
  const kind = resourceKinds.find(
    candidate =>
      candidate.kind === object.kind &&
      candidate.apiVersion === object.apiVersion,
  );
  if (!kind) {
    throw new Error(`No such kind: ${object.apiVersion} ${object.kind}`);
  }
  return kind;
}
