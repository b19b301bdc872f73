import { readFileSync, writeFileSync } from 'node:fs';

/** One measured thing. @internal */
export interface ResultRow {
  readonly what: string;
  /** Ours, with its unit. */
  readonly ours: string;
  /** What stands beside it in the same run, with its unit. */
  readonly beside: string;
  /** How they compare, for example `41 x faster`. */
  readonly ratio: string;
  readonly goal: string;
  readonly met: boolean;
}

/**
 * Collects rows and writes them between the markers of a section of `bench/README.md`.
 *
 * @internal
 */
export class ResultTable {
  readonly #section: string;
  readonly #rows: ResultRow[] = [];

  constructor(section: string) {
    this.#section = section;
  }

  get allMet(): boolean {
    return this.#rows.every(row => row.met);
  }

  add(row: ResultRow): void {
    this.#rows.push(row);
    process.stdout.write(
      `${row.met ? 'met   ' : 'MISSED'}  ${row.what}: ${row.ours}; beside it ${
        row.beside
      }; ${row.ratio} (goal: ${row.goal})\n`,
    );
  }

  toMarkdown(): string {
    const lines = [
      '| what | ours | beside it | ratio | goal | met |',
      '|---|---|---|---|---|---|',
      ...this.#rows.map(
        row =>
          `| ${row.what} | ${row.ours} | ${row.beside} | ${row.ratio} | ${
            row.goal
          } | ${row.met ? 'yes' : '**no**'} |`,
      ),
    ];
    return lines.join('\n');
  }

  writeInto(file: string): void {
    const begin = `<!-- ${this.#section} begin -->`;
    const end = `<!-- ${this.#section} end -->`;
    const text = readFileSync(file, 'utf8');
    const from = text.indexOf(begin);
    const to = text.indexOf(end);
    if (from < 0 || to < from) {
      throw new Error(`${file} has no section ${this.#section}`);
    }
    writeFileSync(
      file,
      `${text.slice(
        0,
        from + begin.length,
      )}\n\n${this.toMarkdown()}\n\n${text.slice(to)}`,
    );
  }
}
