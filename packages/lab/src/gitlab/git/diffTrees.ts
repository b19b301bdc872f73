/** A changed file, in GitLab's words. @internal */
export interface FileDiff {
  readonly diff: string;
  readonly new_path: string;
  readonly old_path: string;
  readonly a_mode: string;
  readonly b_mode: string;
  readonly new_file: boolean;
  readonly renamed_file: boolean;
  readonly deleted_file: boolean;
}

type Tree = ReadonlyMap<string, string>;

/** What changed from one tree to another, by path. @internal */
export function diffTrees(before: Tree, after: Tree): FileDiff[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths
    .filter(path => before.get(path) !== after.get(path))
    .map(path => {
      const old = before.get(path);
      const now = after.get(path);
      return {
        diff: unifiedDiff(toLines(old), toLines(now)),
        new_path: path,
        old_path: path,
        a_mode: old === undefined ? '0' : '100644',
        b_mode: now === undefined ? '0' : '100644',
        new_file: old === undefined,
        renamed_file: false,
        deleted_file: now === undefined,
      };
    });
}

/** One hunk from the first to the last line that differ, with three lines around it. */
function unifiedDiff(old: readonly string[], now: readonly string[]): string {
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) {
    head += 1;
  }
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < now.length - head &&
    old[old.length - 1 - tail] === now[now.length - 1 - tail]
  ) {
    tail += 1;
  }
  const from = Math.max(0, head - 3);
  const after = Math.min(3, tail);
  const removed = old.slice(head, old.length - tail);
  const added = now.slice(head, now.length - tail);
  const lines = [
    ...old.slice(from, head).map(line => ` ${line}`),
    ...removed.map(line => `-${line}`),
    ...added.map(line => `+${line}`),
    ...now
      .slice(now.length - tail, now.length - tail + after)
      .map(line => ` ${line}`),
  ];
  const count = (size: number) => head - from + size + after;
  const start = (length: number) => (length === 0 ? 0 : from + 1);
  return [
    `@@ -${start(old.length)},${count(removed.length)} +${start(
      now.length,
    )},${count(added.length)} @@`,
    ...lines,
    '',
  ].join('\n');
}

function toLines(text: string | undefined): readonly string[] {
  if (text === undefined || text === '') {
    return [];
  }
  return text.replace(/\n$/, '').split('\n');
}
