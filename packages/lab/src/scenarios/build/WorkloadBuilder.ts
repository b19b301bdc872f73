import { KubernetesObject, OwnerReference, Random } from '../../world';
import { AddressPool } from './AddressPool';
import { DAY } from './BuildContext';
import { ObjectFactory } from './ObjectFactory';
import { BuiltPod } from './BuiltPod';
import { toPodSpec } from './toPodSpec';
import { toPodStatus } from './toPodStatus';
import { toServiceObjects } from './toServiceObjects';
import { WorkloadSeed } from './WorkloadSeed';

/**
 * Makes controllers with their pods and Services.
 *
 * @internal
 */
export class WorkloadBuilder {
  readonly #factory: ObjectFactory;
  readonly #random: Random;
  readonly #addresses: AddressPool;
  readonly #add: (object: KubernetesObject) => void;
  readonly #nodes: readonly { readonly name: string; readonly ip: string }[];
  #podCount = 0;

  constructor(options: {
    readonly factory: ObjectFactory;
    readonly random: Random;
    readonly addresses: AddressPool;
    readonly add: (object: KubernetesObject) => void;
    /** Filled by the owner; read when pods are placed. */
    readonly nodes: readonly { readonly name: string; readonly ip: string }[];
  }) {
    this.#factory = options.factory;
    this.#random = options.random;
    this.#addresses = options.addresses;
    this.#add = options.add;
    this.#nodes = options.nodes;
  }

  build(seed: WorkloadSeed): readonly BuiltPod[] {
    const labels = { app: seed.name, ...seed.labels };
    const age = seed.age ?? 30 * DAY;
    const replicas =
      seed.kind === 'DaemonSet' ? this.#nodes.length : seed.replicas;
    const template = { metadata: { labels }, spec: toPodSpec(seed) };
    const controller = this.#factory.create({
      apiVersion: 'apps/v1',
      kind: seed.kind,
      name: seed.name,
      namespace: seed.namespace,
      labels,
      ...(seed.annotations ? { annotations: seed.annotations } : {}),
      generation: 1,
      age,
      authors: [
        { manager: seed.author ?? 'helm' },
        {
          manager: 'kube-controller-manager',
          subresource: 'status',
          fields: ['status'],
        },
      ],
      content: {
        spec: {
          ...(seed.kind === 'DaemonSet' ? {} : { replicas }),
          ...(seed.kind === 'StatefulSet' ? { serviceName: seed.name } : {}),
          selector: { matchLabels: { app: seed.name } },
          template,
        },
        status: statusOf(seed, replicas),
      },
    });
    this.#add(controller);
    const pods = this.#buildPods(seed, controller, labels, replicas, template);
    for (const service of toServiceObjects(
      seed,
      labels,
      pods,
      this.#addresses,
    )) {
      this.#add(this.#factory.create(service));
    }
    return pods;
  }

  #buildPods(
    seed: WorkloadSeed,
    controller: KubernetesObject,
    labels: Readonly<Record<string, string>>,
    replicas: number,
    template: { readonly spec: Record<string, unknown> },
  ): readonly BuiltPod[] {
    const hash = this.#random.suffix(10);
    const owner =
      seed.kind === 'Deployment'
        ? this.#addReplicaSet(seed, controller, labels, replicas, hash)
        : controller;
    const podLabels = {
      ...labels,
      ...(seed.kind === 'Deployment'
        ? { 'pod-template-hash': hash }
        : { 'controller-revision-hash': hash }),
    };
    const pods: BuiltPod[] = [];
    for (let i = 0; i < replicas; i += 1) {
      const suffix =
        seed.kind === 'StatefulSet' ? String(i) : this.#random.suffix();
      const node =
        this.#nodes[
          (seed.kind === 'DaemonSet' ? i : this.#podCount) % this.#nodes.length
        ];
      const ip = seed.hostNetwork ? node.ip : this.#addresses.nextPod();
      const ready = i < (seed.ready ?? replicas);
      const age = seed.podAge ?? seed.age ?? 7 * DAY;
      this.#podCount += 1;
      const object = this.#factory.create(
        {
          apiVersion: 'v1',
          kind: 'Pod',
          name: `${owner.metadata.name}-${suffix}`,
          namespace: seed.namespace,
          labels: podLabels,
          owner: referenceTo(owner),
          age,
          authors: [
            { manager: 'kube-controller-manager' },
            { manager: 'kubelet', subresource: 'status', fields: ['status'] },
          ],
          content: {
            spec: { ...template.spec, nodeName: node.name },
            status: toPodStatus(seed, {
              ip,
              hostIp: node.ip,
              startTime: this.#factory.time(age),
              ready,
              restarts: i === 0 ? seed.restarts ?? 0 : 0,
            }),
          },
        },
        `pod ${seed.namespace}/${seed.name}`,
      );
      this.#add(object);
      pods.push({ object, ip, hostIp: node.ip, ready, number: this.#podCount });
    }
    return pods;
  }

  #addReplicaSet(
    seed: WorkloadSeed,
    deployment: KubernetesObject,
    labels: Readonly<Record<string, string>>,
    replicas: number,
    hash: string,
  ): KubernetesObject {
    const withHash = { ...labels, 'pod-template-hash': hash };
    const replicaSet = this.#factory.create({
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      name: `${seed.name}-${hash}`,
      namespace: seed.namespace,
      labels: withHash,
      annotations: { 'deployment.kubernetes.io/revision': '1' },
      owner: referenceTo(deployment),
      generation: 1,
      age: seed.podAge ?? seed.age ?? 7 * DAY,
      content: {
        spec: {
          replicas,
          selector: {
            matchLabels: { app: seed.name, 'pod-template-hash': hash },
          },
          template: { metadata: { labels: withHash }, spec: toPodSpec(seed) },
        },
        status: {
          replicas,
          fullyLabeledReplicas: replicas,
          readyReplicas: seed.ready ?? replicas,
          availableReplicas: seed.ready ?? replicas,
          observedGeneration: 1,
        },
      },
    });
    this.#add(replicaSet);
    return replicaSet;
  }
}

function referenceTo(owner: KubernetesObject): OwnerReference {
  return {
    apiVersion: owner.apiVersion,
    kind: owner.kind,
    name: owner.metadata.name,
    uid: owner.metadata.uid,
    controller: true,
    blockOwnerDeletion: true,
  };
}

function statusOf(
  seed: WorkloadSeed,
  replicas: number,
): Record<string, unknown> {
  const ready = seed.ready ?? replicas;
  if (seed.kind === 'DaemonSet') {
    return {
      currentNumberScheduled: replicas,
      desiredNumberScheduled: replicas,
      updatedNumberScheduled: replicas,
      numberMisscheduled: 0,
      numberReady: ready,
      numberAvailable: ready,
      ...(ready < replicas ? { numberUnavailable: replicas - ready } : {}),
      observedGeneration: 1,
    };
  }
  return {
    replicas,
    updatedReplicas: replicas,
    readyReplicas: ready,
    availableReplicas: ready,
    ...(ready < replicas ? { unavailableReplicas: replicas - ready } : {}),
    observedGeneration: 1,
    ...(seed.kind === 'Deployment'
      ? {
          conditions: [
            {
              type: 'Available',
              status: ready > 0 ? 'True' : 'False',
              reason:
                ready > 0
                  ? 'MinimumReplicasAvailable'
                  : 'MinimumReplicasUnavailable',
            },
          ],
        }
      : {}),
  };
}
