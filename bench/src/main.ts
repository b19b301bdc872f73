import { join } from 'node:path';
import { REPOSITORY_ROOT } from 'e2e/harness/repositoryRoot.ts';
import { measureHeap } from './heap.ts';
import { measureJavaScript } from './javascript.ts';
import { measureLatency } from './latency.ts';
import { measureOverview } from './overview.ts';
import { ResultTable } from './ResultTable.ts';

const SECTIONS: Readonly<
  Record<string, (table: ResultTable) => Promise<void>>
> = {
  overview: measureOverview,
  heap: measureHeap,
  latency: measureLatency,
  javascript: measureJavaScript,
};

const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : Object.keys(SECTIONS);
let allMet = true;
for (const name of names) {
  const measure = SECTIONS[name];
  if (!measure) {
    process.stderr.write(
      `There is no section ${name}. Sections: ${Object.keys(SECTIONS).join(
        ', ',
      )}.\n`,
    );
    process.exit(2);
  }
  process.stdout.write(`\n== ${name}\n`);
  const table = new ResultTable(name);
  await measure(table);
  table.writeInto(join(REPOSITORY_ROOT, 'bench', 'README.md'));
  allMet &&= table.allMet;
}
process.exit(allMet ? 0 : 1);
