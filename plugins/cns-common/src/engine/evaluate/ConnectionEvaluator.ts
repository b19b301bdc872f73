import { ClusterSnapshot } from '../../model/ClusterSnapshot';
import { Direction } from '../../model/Traffic';
import { Workload, WorkloadPod } from '../../model/Workload';
import { parseAddress } from '../cidr/parseAddress';
import { ClusterIndex } from '../compile/ClusterIndex';
import { CompiledCluster } from '../compile/CompiledCluster';
import { Peer } from '../compile/Peer';
import { Subject } from '../compile/Subject';
import { EndpointQuery } from './EndpointQuery';
import { entityPeerFacts } from './entityPeerFacts';
import { evaluateSide, SideOutcome } from './evaluateSide';
import { SubjectRows } from './SubjectRows';
import { addressFacts, nameFacts } from './outsideFacts';

/**
 * One end of a connection, found: a class of pods on some node, a node, or something that is only ever a peer.
 *
 * @internal
 */
export type End =
  | {
      readonly kind: 'class';
      readonly class: number;
      readonly node?: string;
      /** The one pod asked about; for telling a pod's connection to itself. */
      readonly pod?: WorkloadPod;
    }
  | { readonly kind: 'node'; readonly node?: string }
  | { readonly kind: 'relative-node'; readonly local: boolean }
  | { readonly kind: 'external'; readonly index: number }
  | { readonly kind: 'peer'; readonly peer: Peer };

/**
 * One side of a pair of ends: who decides, about whom (several views where it is not known whether two ends share a node).
 *
 * @internal
 */
export interface Side {
  readonly subject: Subject;
  readonly views: readonly Peer[];
}

/**
 * Answers for pairs of ends. Holds no answers of its own but remembers those for classes of pods.
 *
 * @internal
 */
export class ConnectionEvaluator {
  readonly snapshot: ClusterSnapshot;
  readonly cluster: CompiledCluster;
  /** Some pod counts as its node, so that it matters which pods share a node. */
  readonly hasNodePods: boolean;
  readonly #index: ClusterIndex;
  readonly #workloads: ReadonlyMap<string, Workload>;
  readonly #pods: ReadonlyMap<string, WorkloadPod>;
  readonly #rows: SubjectRows;

  constructor(
    snapshot: ClusterSnapshot,
    index: ClusterIndex,
    cluster: CompiledCluster,
  ) {
    this.snapshot = snapshot;
    this.#index = index;
    this.cluster = cluster;
    this.#rows = new SubjectRows(cluster);
    this.#workloads = new Map(
      snapshot.workloads.map(workload => [workload.id, workload]),
    );
    const pods = new Map<string, WorkloadPod>();
    for (const pod of snapshot.workloads.flatMap(({ pods: list }) => list)) {
      const key = `${pod.namespace}/${pod.name}`;
      // A real pod hides the template of a controller of the same name.
      if (!pods.has(key) || !pod.template) pods.set(key, pod);
    }
    this.#pods = pods;
    this.hasNodePods =
      !cluster.profile.hostNetworkAsPods &&
      [...pods.values()].some(pod => pod.hostNetwork);
  }

  /** The ends that a query stands for (several for a workload); none if there is nothing of that name. */
  find(query: EndpointQuery): readonly End[] {
    switch (query.kind) {
      case 'pod': {
        const pod = this.#pods.get(`${query.namespace}/${query.name}`);
        return pod === undefined ? [] : this.#endsOf([pod], true);
      }
      case 'workload':
        return this.endsOfWorkload(query.id);
      case 'node':
        return [{ kind: 'node', node: query.name }];
      case 'address':
        return parseAddress(query.address) === undefined
          ? []
          : [this.#outside(addressFacts(query.address, query.names))];
      case 'name':
        return [this.#outside(nameFacts(query.name))];
      case 'entity':
        if (query.entity === 'host' || query.entity === 'remote-node') {
          return [{ kind: 'relative-node', local: query.entity === 'host' }];
        }
        return [this.#outside(entityPeerFacts(query.entity))];
      default:
        return query satisfies never;
    }
  }

  /** The distinct ends of a workload's pods. */
  endsOfWorkload(id: string): readonly End[] {
    return this.#endsOf(this.#workloads.get(id)?.pods ?? [], false);
  }

  /** What lasts of this evaluator's view of the pods; see `ClusterIndex.update`. */
  get index(): ClusterIndex {
    return this.#index;
  }

  /** Text that is the same, within one lineage of indexes, as long as rules see a workload's pods alike. */
  placesOf(id: string): string {
    return (this.#workloads.get(id)?.pods ?? [])
      .map(pod => JSON.stringify(this.#index.place(pod)))
      .sort()
      .join();
  }

  /** The compiled statements that speak about a workload's pods in a direction. */
  statementsOf(id: string, direction: Direction): ReadonlySet<object> {
    const result = new Set<object>();
    for (const end of this.endsOfWorkload(id)) {
      const subject = this.#subject(end, direction);
      if (subject === undefined) continue;
      for (const statement of [
        ...subject.admin.flat(),
        ...subject.normal,
        ...subject.baseline.flat(),
      ]) {
        result.add(statement.origin);
      }
    }
    return result;
  }

  /** The side of `from` or `to` that decides in a direction; `undefined` if that end has no policies. */
  side(from: End, to: End, direction: Direction): Side | undefined {
    const [self, other] = direction === 'egress' ? [from, to] : [to, from];
    const subject = this.#subject(self, direction);
    if (subject === undefined) return undefined;
    return { subject, views: this.#views(self, other) };
  }

  /** What a side can answer for traffic `within`, over all its views. */
  outcome(
    side: Side | undefined,
    direction: Direction,
    within = this.cluster.universe,
  ): SideOutcome {
    if (side === undefined) return { allow: within, deny: 0 };
    const { traffic, context } = this.cluster;
    let result: SideOutcome | undefined;
    for (const view of side.views) {
      const next = evaluateSide(context, side.subject, direction, view, within);
      result =
        result === undefined
          ? next
          : {
              allow: traffic.union(result.allow, next.allow),
              deny: traffic.union(result.deny, next.deny),
            };
    }
    return result ?? { allow: within, deny: 0 };
  }

  /** Both sides together: what can be allowed and what can be denied from one end to another. */
  pair(from: End, to: End): SideOutcome {
    const { traffic } = this.cluster;
    const egress = this.#cell(from, to, 'egress');
    const ingress = this.#cell(from, to, 'ingress');
    return {
      allow: traffic.intersect(egress.allow, ingress.allow),
      deny: traffic.union(egress.deny, ingress.deny),
    };
  }

  #cell(from: End, to: End, direction: Direction): SideOutcome {
    const [self, other] = direction === 'egress' ? [from, to] : [to, from];
    if (
      self.kind !== 'class' ||
      (other.kind !== 'class' && other.kind !== 'external')
    ) {
      return this.outcome(this.side(from, to, direction), direction);
    }
    const row = this.#rows.row(
      this.cluster.subjectOfClass(self.class, direction),
      direction,
    );
    const place =
      other.kind === 'class'
        ? other.class
        : this.#rows.placeOfExternal(other.index);
    return { allow: row.allow[place], deny: row.deny[place] };
  }

  #subject(self: End, direction: Direction): Subject | undefined {
    switch (self.kind) {
      case 'class':
        return this.cluster.subjectOfClass(self.class, direction);
      case 'node':
        return this.cluster.profile.hostFirewall
          ? this.cluster.subjectOf(
              this.cluster.nodePeer(self.node, true),
              direction,
            )
          : undefined;
      case 'relative-node':
      case 'external':
      case 'peer':
        return undefined;
      default:
        return self satisfies never;
    }
  }

  /** How `self` sees `other`. */
  #views(self: End, other: End): readonly Peer[] {
    switch (other.kind) {
      case 'class':
        return [this.cluster.classes[other.class]];
      case 'external':
        return [this.cluster.external[other.index].peer];
      case 'peer':
        return [other.peer];
      case 'relative-node':
        return [this.cluster.nodePeer(undefined, other.local)];
      case 'node': {
        const own =
          self.kind === 'class' || self.kind === 'node' ? self.node : undefined;
        if (own !== undefined && other.node !== undefined) {
          return [this.cluster.nodePeer(other.node, own === other.node)];
        }
        return [
          this.cluster.nodePeer(other.node, true),
          this.cluster.nodePeer(other.node, false),
        ];
      }
      default:
        return other satisfies never;
    }
  }

  #endsOf(pods: readonly WorkloadPod[], withPod: boolean): End[] {
    const ends = new Map<string, End>();
    for (const pod of pods) {
      const place = this.#index.place(pod);
      if (place === undefined) continue;
      const key = JSON.stringify(place);
      if (ends.has(key)) continue;
      ends.set(
        key,
        place.kind === 'node'
          ? place
          : {
              kind: 'class',
              class: this.cluster.classOfShape(place.shape),
              node: place.node,
              pod: withPod ? pod : undefined,
            },
      );
    }
    return [...ends.values()];
  }

  #outside(facts: Parameters<CompiledCluster['peerOf']>[0]): End {
    return { kind: 'peer', peer: this.cluster.peerOf(facts) };
  }
}
