// Checks that the committed API reports (`plugins/*/report*.api.md`) say what the code exports. The compiler prints members of unions and enums in the
// order in which it met them, which may change with any file; so two reports are the same when each of their declarations has the same words.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureToolchain, fail, root, say } from './toolchain.mjs';

const reports = () =>
  readdirSync(join(root, 'plugins')).flatMap(plugin =>
    readdirSync(join(root, 'plugins', plugin))
      .filter(name => /^report.*\.api\.md$/.test(name))
      .map(name => `plugins/${plugin}/${name}`),
  );
const read = file => readFileSync(join(root, file), 'utf8');

/** The words of each declaration, sorted; declarations begin with a comment that has their release tag. */
function declarations(text) {
  return text
    .split(/\n(?=\/\/ @)/)
    .map(block =>
      block
        .split(/[^\w'$-]+/)
        .sort()
        .join(' ')
        .trim(),
    )
    .sort()
    .join('\n');
}

const { node, yarn, env } = await ensureToolchain();
const committed = new Map(reports().map(file => [file, read(file)]));
const run = spawnSync(node, [yarn, 'api-reports'], {
  cwd: root,
  env,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
if (run.status !== 0) {
  fail(`The API reports could not be made:\n${run.stdout}\n${run.stderr}`);
}
const changed = [];
for (const file of new Set([...committed.keys(), ...reports()])) {
  const before = committed.get(file) ?? '';
  if (declarations(before) === declarations(read(file))) {
    writeFileSync(join(root, file), before);
  } else {
    changed.push(file);
  }
}
if (changed.length > 0) {
  fail(
    `The public API is not what these reports say: ${changed.join(
      ', ',
    )}. Look at the difference that is now in the working tree, and commit it if it is meant.`,
  );
}
say(`${committed.size} API reports are as committed.`);
