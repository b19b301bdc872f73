import { Direction } from '../../model/Traffic';
import { Workload } from '../../model/Workload';
import {
  ConnectionRelation,
  RelationOptions,
} from '../connections/ConnectionRelation';
import { ConnectionRow } from '../connections/ConnectionRow';
import { ConnectionEvaluator } from '../evaluate/ConnectionEvaluator';
import { ConnectionDiff } from './ConnectionChange';
import { diffRows } from './diffRows';

/**
 * Compares all connections of two states of a cluster.
 *
 * @remarks
 * Only workloads that something changed for are looked at: those about which other statements speak than before, and those
 * whose pods changed. Between two states that share their policies' compiled form (because one was made from the other)
 * these are few; between two that do not, everything is compared.
 *
 * @internal
 */
export function diffAnalyses(
  before: ConnectionEvaluator,
  after: ConnectionEvaluator,
  options: RelationOptions = {},
): ConnectionDiff {
  const old = new Map(before.snapshot.workloads.map(item => [item.id, item]));
  const now = new Map(after.snapshot.workloads.map(item => [item.id, item]));
  const everything = !isComparable(before, after);
  const changedPods = new Set<string>();
  const changedRules: Record<Direction, Set<string>> = {
    ingress: new Set(),
    egress: new Set(),
  };
  for (const id of new Set([...old.keys(), ...now.keys()])) {
    if (everything || before.placesOf(id) !== after.placesOf(id)) {
      changedPods.add(id);
    }
    for (const direction of ['ingress', 'egress'] as const) {
      if (
        changedPods.has(id) ||
        !sameSet(
          before.statementsOf(id, direction),
          after.statementsOf(id, direction),
        )
      ) {
        changedRules[direction].add(id);
      }
    }
  }
  const rows = (evaluator: ConnectionEvaluator) =>
    affectedRows(
      new ConnectionRelation(evaluator, options),
      changedPods,
      changedRules,
    );
  return {
    changes: diffRows(rows(before), rows(after)),
    workloadsAdded: [...now.keys()].filter(id => !old.has(id)).sort(),
    workloadsRemoved: [...old.keys()].filter(id => !now.has(id)).sort(),
  };
}

/** Whether pods and rules of one state can be recognised in the other, and nothing else changed that all depend on. */
function isComparable(
  before: ConnectionEvaluator,
  after: ConnectionEvaluator,
): boolean {
  const numbers = ({ cluster }: ConnectionEvaluator) =>
    cluster.context.namedAcross?.map(id => cluster.traffic.set(id).key).join();
  return (
    before.index.lineage === after.index.lineage &&
    before.snapshot.nodes === after.snapshot.nodes &&
    (before.cluster.context.namedAcross === undefined ||
      numbers(before) === numbers(after))
  );
}

/** Rows whose source's egress or whose destination's ingress may have changed. */
function affectedRows(
  relation: ConnectionRelation,
  changedPods: ReadonlySet<string>,
  changedRules: Readonly<Record<Direction, ReadonlySet<string>>>,
): ConnectionRow[] {
  const outgoing = (workload: Workload) =>
    changedPods.has(workload.id) || changedRules.egress.has(workload.id);
  const incoming = (workload: Workload) =>
    changedPods.has(workload.id) || changedRules.ingress.has(workload.id);
  const rows: ConnectionRow[] = [];
  for (const workload of relation.workloads) {
    if (outgoing(workload)) rows.push(...relation.from(workload));
    if (!incoming(workload)) continue;
    rows.push(
      ...relation.to(workload).filter(({ from }) => {
        // Rows from an affected source are there already.
        return (
          from.kind !== 'workload' ||
          !(changedPods.has(from.id) || changedRules.egress.has(from.id))
        );
      }),
    );
  }
  return rows;
}

function sameSet<T>(one: ReadonlySet<T>, other: ReadonlySet<T>): boolean {
  return one.size === other.size && [...one].every(item => other.has(item));
}
