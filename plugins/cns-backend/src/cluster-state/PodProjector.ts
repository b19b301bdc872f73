import {
  recordAt,
  recordsAt,
  textAt,
  textMapAt,
} from '../clients/kubernetes/fields';
import { KubernetesObject } from '../clients/kubernetes/KubernetesClient';
import { ClusterPod, ClusterWorkload, Labels } from './ClusterObjects';
import { InternPool } from './InternPool';

/** What the pods of one controller have in common; held once for all of them. */
interface PodTemplate {
  readonly namespace: string;
  readonly labels: Labels;
  readonly workload?: ClusterWorkload;
  readonly hostNetwork: boolean;
  readonly serviceAccount: string;
  readonly containers: readonly string[];
}

class CachedPod implements ClusterPod {
  readonly #template: PodTemplate;
  readonly name: string;
  readonly phase: string;
  readonly node: string | undefined;
  readonly ready: boolean;

  constructor(
    template: PodTemplate,
    own: { name: string; phase: string; node?: string; ready: boolean },
  ) {
    this.#template = template;
    this.name = own.name;
    this.phase = own.phase;
    this.node = own.node;
    this.ready = own.ready;
  }

  get namespace(): string {
    return this.#template.namespace;
  }

  get labels(): Labels {
    return this.#template.labels;
  }

  get workload(): ClusterWorkload | undefined {
    return this.#template.workload;
  }

  get hostNetwork(): boolean {
    return this.#template.hostNetwork;
  }

  get serviceAccount(): string {
    return this.#template.serviceAccount;
  }

  get containers(): readonly string[] {
    return this.#template.containers;
  }

  equals(other: CachedPod): boolean {
    return (
      this.#template === other.#template &&
      this.name === other.name &&
      this.phase === other.phase &&
      this.node === other.node &&
      this.ready === other.ready
    );
  }
}

/**
 * Reduces pods to what answers are made of, in well under 1 KB each: what the pods of a controller share is held once.
 *
 * @internal
 */
export class PodProjector {
  readonly #templates = new InternPool<PodTemplate>();
  readonly #texts = new Map<string, string>();

  /** `undefined` for something that is not a pod. */
  project(object: KubernetesObject): ClusterPod | undefined {
    const namespace = textAt(object, 'metadata', 'namespace');
    const name = textAt(object, 'metadata', 'name');
    if (namespace === undefined || name === undefined) {
      return undefined;
    }
    return new CachedPod(this.#template(namespace, object), {
      name,
      phase: this.#shared(textAt(object, 'status', 'phase') ?? 'Unknown'),
      node: this.#sharedIfAny(textAt(object, 'spec', 'nodeName')),
      ready: recordsAt(object, 'status', 'conditions').some(
        condition => condition.type === 'Ready' && condition.status === 'True',
      ),
    });
  }

  /** Whether two versions of a pod answer every question alike. */
  static equal(a: ClusterPod, b: ClusterPod): boolean {
    return a instanceof CachedPod && b instanceof CachedPod && a.equals(b);
  }

  #template(namespace: string, object: KubernetesObject): PodTemplate {
    const labels = textMapAt(object, 'metadata', 'labels');
    const workload = readWorkload(object, labels);
    const hostNetwork = recordAt(object, 'spec')?.hostNetwork === true;
    const serviceAccount =
      textAt(object, 'spec', 'serviceAccountName') ?? 'default';
    const containers = recordsAt(object, 'spec', 'containers').map(
      container => textAt(container, 'name') ?? '',
    );
    const key = JSON.stringify([
      namespace,
      workload?.kind,
      workload?.name,
      hostNetwork,
      serviceAccount,
      containers,
      Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)),
    ]);
    return this.#templates.intern(key, () => ({
      namespace: this.#shared(namespace),
      labels,
      workload,
      hostNetwork,
      serviceAccount,
      containers,
    }));
  }

  #sharedIfAny(text: string | undefined): string | undefined {
    return text === undefined ? undefined : this.#shared(text);
  }

  // Namespaces, nodes and phases: few, and repeated in every pod.
  #shared(text: string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) {
      return known;
    }
    this.#texts.set(text, text);
    return text;
  }
}

function readWorkload(
  object: KubernetesObject,
  labels: Labels,
): ClusterWorkload | undefined {
  const owner = recordsAt(object, 'metadata', 'ownerReferences').find(
    reference => reference.controller === true,
  );
  const kind = textAt(owner, 'kind');
  const name = textAt(owner, 'name');
  if (kind === undefined || name === undefined) {
    return undefined;
  }
  // A Deployment names its ReplicaSets `<deployment>-<hash>`, and labels the pods with that hash.
  const suffix = `-${labels['pod-template-hash']}`;
  return kind === 'ReplicaSet' && name.endsWith(suffix)
    ? { kind: 'Deployment', name: name.slice(0, -suffix.length) }
    : { kind, name };
}
