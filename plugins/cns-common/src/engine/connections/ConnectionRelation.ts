import { Direction } from '../../model/Traffic';
import { Workload } from '../../model/Workload';
import { AddressRange } from '../cidr/AddressSet';
import { Peer } from '../compile/Peer';
import { ConnectionEvaluator, End } from '../evaluate/ConnectionEvaluator';
import { EntityName } from '../evaluate/EndpointQuery';
import { SideOutcome } from '../evaluate/evaluateSide';
import { nameFacts } from '../evaluate/outsideFacts';
import {
  ConnectionPeer,
  ConnectionRow,
  ConnectionTraffic,
} from './ConnectionRow';
import { ExternalAtoms } from './ExternalAtoms';
import { TrafficView } from './TrafficView';

/**
 * A run of addresses outside and what may flow between them and a workload.
 *
 * @internal
 */
export interface ExternalRun {
  readonly range: AddressRange;
  readonly value: ConnectionTraffic;
}

/** Marks pairs that are known to have no connection. */
const nothing = Symbol('nothing');

/**
 * What a relation lists besides workloads and addresses outside.
 *
 * @public
 */
export interface RelationOptions {
  /** Entities to list as ends; none unless given. */
  readonly entities?: readonly EntityName[];
  /** Also list what pods of one workload may do to each other. */
  readonly self?: boolean;
}

/**
 * All connections of a cluster, computed as far as they are asked for: everything, or the part of one workload.
 *
 * @internal
 */
export class ConnectionRelation {
  readonly #evaluator: ConnectionEvaluator;
  readonly #options: RelationOptions;
  readonly #atoms: ExternalAtoms;
  readonly #view: TrafficView;
  readonly #ends = new Map<Workload, readonly End[]>();
  readonly #peers = new Map<string | Workload, ConnectionPeer>();
  readonly #groups = new Map<string, number>();
  readonly #groupOf = new Map<Workload, number>();
  readonly #pairs: (ConnectionTraffic | typeof nothing)[][] = [];
  /** Per group of workloads. */
  readonly #outside: Readonly<
    Record<Direction, (readonly ExternalRun[] | undefined)[]>
  > = { ingress: [], egress: [] };
  readonly #names: readonly { readonly name: string; readonly peer: Peer }[];

  constructor(evaluator: ConnectionEvaluator, options: RelationOptions = {}) {
    this.#evaluator = evaluator;
    this.#options = options;
    const { cluster } = evaluator;
    this.#atoms = new ExternalAtoms(cluster.external);
    this.#view = new TrafficView(cluster.traffic, cluster.universe);
    this.#names = cluster.names.map(name => ({
      name,
      peer: cluster.peerOf(nameFacts(name)),
    }));
  }

  get workloads(): readonly Workload[] {
    return this.#evaluator.snapshot.workloads;
  }

  /** Every row, sorted by the ids of both ends. */
  all(): ConnectionRow[] {
    const rows: ConnectionRow[] = [];
    const outside: ConnectionRow[] = [];
    for (const workload of this.workloads) {
      for (const row of this.from(workload)) rows.push(row);
      for (const row of this.#fromOutside(workload)) outside.push(row);
    }
    outside.sort(compareRows);
    return mergeSorted(outside, rows);
  }

  /** Rows that start at a workload, sorted. */
  from(workload: Workload): ConnectionRow[] {
    const from = this.#peer(workload);
    const rows: ConnectionRow[] = [];
    for (const other of this.workloads) {
      const traffic = this.between(workload, other);
      if (traffic !== undefined) {
        rows.push(rowOf(from, this.#peer(other), traffic));
      }
    }
    const outside = [
      ...this.#external(workload, 'egress').map(({ peer, traffic }) => ({
        from,
        to: peer,
        ...traffic,
      })),
      ...this.#toNames(workload, from),
      ...this.#entities(workload, 'egress'),
    ].sort(compareRows);
    return outside.length === 0 ? rows : mergeSorted(rows, outside);
  }

  /** Rows that end at a workload, sorted. */
  to(workload: Workload): ConnectionRow[] {
    const to = this.#peer(workload);
    const rows = this.#fromOutside(workload);
    for (const other of this.workloads) {
      const traffic = this.between(other, workload);
      if (traffic !== undefined) {
        rows.push(rowOf(this.#peer(other), to, traffic));
      }
    }
    return rows.sort(compareRows);
  }

  /** What may flow between two workloads; `undefined` for nothing. */
  between(from: Workload, to: Workload): ConnectionTraffic | undefined {
    if (from === to && this.#options.self !== true) return undefined;
    const group = this.#group(from);
    const row = (this.#pairs[group] ??= []);
    const other = this.#group(to);
    const known = row[other];
    if (known !== undefined) return known === nothing ? undefined : known;
    const traffic = this.#view.of(
      this.#join(this.#endsOf(from), this.#endsOf(to)),
    );
    row[other] = traffic ?? nothing;
    return traffic;
  }

  /** What may flow between a workload and addresses outside, per run of addresses. */
  external(
    workload: Workload,
    direction: 'ingress' | 'egress',
  ): readonly ExternalRun[] {
    const known = this.#outside[direction][this.#group(workload)];
    if (known !== undefined) return known;
    const ends = this.#endsOf(workload);
    const { external } = this.#evaluator.cluster;
    const values = external.map((_, index) =>
      this.#toEnd(ends, { kind: 'external', index }, direction),
    );
    const runs = this.#atoms.merge(index => values[index]);
    this.#outside[direction][this.#group(workload)] = runs;
    return runs;
  }

  #fromOutside(workload: Workload): ConnectionRow[] {
    const to = this.#peer(workload);
    return [
      ...this.#external(workload, 'ingress').map(({ peer, traffic }) => ({
        from: peer,
        to,
        ...traffic,
      })),
      ...this.#entities(workload, 'ingress'),
    ];
  }

  #external(workload: Workload, direction: 'ingress' | 'egress') {
    return this.external(workload, direction).map(({ range, value }) => {
      const id = `${range.first}-${range.last}`;
      let peer = this.#peers.get(id);
      if (peer === undefined) {
        peer = { kind: 'external', id, ...range };
        this.#peers.set(id, peer);
      }
      return { peer, traffic: value };
    });
  }

  /** Names are listed only where a rule of the workload speaks of them; all else is said by the addresses. */
  #toNames(workload: Workload, from: ConnectionPeer): ConnectionRow[] {
    const { cluster } = this.#evaluator;
    const ends = this.#endsOf(workload);
    const spoken = new Set(
      ends.flatMap(end =>
        end.kind === 'class' ? cluster.namesInRules(end.class) : [],
      ),
    );
    return this.#names.flatMap(({ name, peer }): ConnectionRow[] => {
      if (!spoken.has(name)) return [];
      const traffic = this.#toEnd(ends, { kind: 'peer', peer }, 'egress');
      const to = { kind: 'name', id: `fqdn:${name}`, name } as const;
      return traffic === undefined ? [] : [{ from, to, ...traffic }];
    });
  }

  #entities(
    workload: Workload,
    direction: 'ingress' | 'egress',
  ): ConnectionRow[] {
    const self = this.#peer(workload);
    const ends = this.#endsOf(workload);
    return (this.#options.entities ?? []).flatMap((entity): ConnectionRow[] => {
      const others = this.#evaluator.find({ kind: 'entity', entity });
      const traffic = this.#view.of(
        direction === 'egress'
          ? this.#join(ends, others)
          : this.#join(others, ends),
      );
      const peer = { kind: 'entity', id: `entity:${entity}`, entity } as const;
      if (traffic === undefined) return [];
      return direction === 'egress'
        ? [{ from: self, to: peer, ...traffic }]
        : [{ from: peer, to: self, ...traffic }];
    });
  }

  #toEnd(
    ends: readonly End[],
    end: End,
    direction: 'ingress' | 'egress',
  ): ConnectionTraffic | undefined {
    return this.#view.of(
      direction === 'egress'
        ? this.#join(ends, [end])
        : this.#join([end], ends),
    );
  }

  /** Over all pairs of ends: what some of them may do, and what some of them may not. */
  #join(from: readonly End[], to: readonly End[]): SideOutcome {
    const { traffic } = this.#evaluator.cluster;
    let result: SideOutcome = { allow: 0, deny: 0 };
    for (const source of from) {
      for (const destination of to) {
        const { allow, deny } = this.#evaluator.pair(source, destination);
        result = {
          allow: traffic.union(result.allow, allow),
          deny: traffic.union(result.deny, deny),
        };
      }
    }
    return result;
  }

  #endsOf(workload: Workload): readonly End[] {
    const known = this.#ends.get(workload);
    if (known !== undefined) return known;
    const ends = new Map<string, End>();
    for (const end of this.#evaluator.endsOfWorkload(workload.id)) {
      // Where no pod counts as its node, it does not matter on which node a pod runs.
      const seen: End =
        end.kind === 'class' && !this.#evaluator.hasNodePods
          ? { kind: 'class', class: end.class }
          : end;
      ends.set(JSON.stringify(seen), seen);
    }
    const all = [...ends.values()];
    this.#ends.set(workload, all);
    return all;
  }

  /** Workloads whose pods are in the same classes on the same nodes share a group and all answers. */
  #group(workload: Workload): number {
    const known = this.#groupOf.get(workload);
    if (known !== undefined) return known;
    const key = this.#endsOf(workload)
      .map(end => JSON.stringify(end))
      .sort()
      .join();
    const group = this.#groups.get(key) ?? this.#groups.size;
    this.#groups.set(key, group);
    this.#groupOf.set(workload, group);
    return group;
  }

  #peer(workload: Workload): ConnectionPeer {
    const known = this.#peers.get(workload);
    if (known !== undefined) return known;
    const peer = { kind: 'workload', id: workload.id } as const;
    this.#peers.set(workload, peer);
    return peer;
  }
}

/** Spelled out, because a spread of each of very many rows is slow. */
function rowOf(
  from: ConnectionPeer,
  to: ConnectionPeer,
  { allowed, unknown, everything }: ConnectionTraffic,
): ConnectionRow {
  return { from, to, allowed, unknown, everything };
}

function compareRows(a: ConnectionRow, b: ConnectionRow): number {
  if (a.from.id !== b.from.id) return a.from.id < b.from.id ? -1 : 1;
  return a.to.id < b.to.id ? -1 : Number(a.to.id > b.to.id);
}

function mergeSorted(
  one: readonly ConnectionRow[],
  other: readonly ConnectionRow[],
): ConnectionRow[] {
  const result: ConnectionRow[] = [];
  let i = 0;
  let j = 0;
  while (i < one.length || j < other.length) {
    const first =
      j >= other.length ||
      (i < one.length && compareRows(one[i], other[j]) <= 0);
    result.push(first ? one[i++] : other[j++]);
  }
  return result;
}
