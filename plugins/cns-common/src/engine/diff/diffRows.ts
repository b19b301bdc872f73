import {
  ConnectionPeer,
  ConnectionRow,
  ConnectionTraffic,
} from '../connections/ConnectionRow';
import { AddressSet } from '../cidr/AddressSet';
import { parseAddress } from '../cidr/parseAddress';
import { ConnectionChange } from './ConnectionChange';

/**
 * Compares two lists of rows pair by pair. Runs of addresses outside are cut where the two sides cut them differently, and
 * neighbours with the same change are joined again.
 *
 * @internal
 */
export function diffRows(
  before: readonly ConnectionRow[],
  after: readonly ConnectionRow[],
): ConnectionChange[] {
  const pairs = new Map<
    string,
    { before?: ConnectionRow; after?: ConnectionRow }
  >();
  const outside = new Map<
    string,
    { before: ConnectionRow[]; after: ConnectionRow[] }
  >();
  for (const [side, rows] of [
    ['before', before],
    ['after', after],
  ] as const) {
    for (const row of rows) {
      const key = outsideKey(row);
      if (key === undefined) {
        const pair = pairs.get(`${row.from.id} ${row.to.id}`) ?? {};
        pair[side] = row;
        pairs.set(`${row.from.id} ${row.to.id}`, pair);
      } else {
        const lists = outside.get(key) ?? { before: [], after: [] };
        lists[side].push(row);
        outside.set(key, lists);
      }
    }
  }
  const changes: ConnectionChange[] = [];
  for (const pair of pairs.values()) {
    const row = pair.before ?? pair.after;
    if (row === undefined) continue;
    changes.push(...changeOf(row.from, row.to, pair.before, pair.after));
  }
  for (const lists of outside.values()) {
    changes.push(...diffOutside(lists.before, lists.after));
  }
  return changes.sort(compareChanges);
}

/** Rows with addresses on one side belong together if the other side is the same. */
function outsideKey(row: ConnectionRow): string | undefined {
  if (row.from.kind === 'external') return `to ${row.to.id}`;
  return row.to.kind === 'external' ? `from ${row.from.id}` : undefined;
}

interface Piece {
  start: bigint;
  end: bigint;
  before?: ConnectionTraffic;
  after?: ConnectionTraffic;
}

function diffOutside(
  before: readonly ConnectionRow[],
  after: readonly ConnectionRow[],
): ConnectionChange[] {
  const [sample] = [...before, ...after];
  const incoming = sample.from.kind === 'external';
  const runs = [
    ...before.map(row => ({ ...boundsOf(row, incoming), before: row })),
    ...after.map(row => ({ ...boundsOf(row, incoming), after: row })),
  ];
  const cuts = [
    ...new Set(runs.flatMap(({ start, end }) => [start, end])),
  ].sort((a, b) => (a < b ? -1 : 1));
  const sorted = {
    before: runs.filter(run => 'before' in run).sort(byStart),
    after: runs.filter(run => 'after' in run).sort(byStart),
  };
  const pieces: Piece[] = [];
  const at = { before: 0, after: 0 };
  for (let i = 0; i + 1 < cuts.length; i++) {
    const piece: Piece = { start: cuts[i], end: cuts[i + 1] };
    for (const side of ['before', 'after'] as const) {
      const list = sorted[side];
      while (at[side] < list.length && list[at[side]].end <= piece.start) {
        at[side] += 1;
      }
      const run = list[at[side]];
      if (run !== undefined && run.start <= piece.start) {
        piece[side] = 'before' in run ? run.before : run.after;
      }
    }
    const last = pieces.at(-1);
    if (
      last?.end === piece.start &&
      sameTraffic(last.before, piece.before) &&
      sameTraffic(last.after, piece.after)
    ) {
      last.end = piece.end;
    } else {
      pieces.push(piece);
    }
  }
  return pieces.flatMap(piece => {
    const [range] = AddressSet.ofBounds([piece.start, piece.end]).toRanges();
    const peer: ConnectionPeer = {
      kind: 'external',
      id: `${range.first}-${range.last}`,
      ...range,
    };
    return incoming
      ? changeOf(peer, sample.to, piece.before, piece.after)
      : changeOf(sample.from, peer, piece.before, piece.after);
  });
}

function boundsOf(row: ConnectionRow, incoming: boolean) {
  const peer = incoming ? row.from : row.to;
  const first = peer.kind === 'external' ? parseAddress(peer.first) : undefined;
  const last = peer.kind === 'external' ? parseAddress(peer.last) : undefined;
  return {
    start: first === undefined ? 0n : AddressSet.position(first),
    end: last === undefined ? 0n : AddressSet.position(last) + 1n,
  };
}

function byStart(a: { start: bigint }, b: { start: bigint }): number {
  return a.start < b.start ? -1 : 1;
}

function changeOf(
  from: ConnectionPeer,
  to: ConnectionPeer,
  before: ConnectionTraffic | undefined,
  after: ConnectionTraffic | undefined,
): ConnectionChange[] {
  if (sameTraffic(before, after)) return [];
  const kept = before === undefined ? 'added' : 'changed';
  return [
    {
      type: after === undefined ? 'removed' : kept,
      from,
      to,
      before: trafficOf(before),
      after: trafficOf(after),
    },
  ];
}

function trafficOf(
  traffic: ConnectionTraffic | undefined,
): ConnectionTraffic | undefined {
  return (
    traffic && {
      allowed: traffic.allowed,
      unknown: traffic.unknown,
      everything: traffic.everything,
    }
  );
}

function sameTraffic(
  one: ConnectionTraffic | undefined,
  other: ConnectionTraffic | undefined,
): boolean {
  if (one === other) return true;
  if (one === undefined || other === undefined) return false;
  if (one.allowed === other.allowed && one.unknown === other.unknown) {
    return true;
  }
  return (
    JSON.stringify(one.allowed) === JSON.stringify(other.allowed) &&
    JSON.stringify(one.unknown) === JSON.stringify(other.unknown)
  );
}

function compareChanges(a: ConnectionChange, b: ConnectionChange): number {
  if (a.from.id !== b.from.id) return a.from.id < b.from.id ? -1 : 1;
  return a.to.id < b.to.id ? -1 : Number(a.to.id > b.to.id);
}
