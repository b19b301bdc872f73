import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { startPostgres } from './harness/postgres/startPostgres.ts';
import { REPOSITORY_ROOT } from './harness/repositoryRoot.ts';
import { runCommand } from './harness/runCommand.ts';

test("the plugin's migrations and store pass their tests on a real PostgreSQL", async () => {
  const { host, port, user, password, stop } = await startPostgres();
  try {
    const output = await runCommand(
      process.execPath,
      [
        join(REPOSITORY_ROOT, 'node_modules/@backstage/cli/bin/backstage-cli'),
        ...['package', 'test', '--watchAll=false', '--json'],
        'src/database',
      ],
      {
        cwd: join(REPOSITORY_ROOT, 'plugins', 'cns-backend'),
        timeoutMs: 240_000,
        env: {
          NODE_OPTIONS: '--no-node-snapshot',
          BACKSTAGE_TEST_DISABLE_DOCKER: '1',
          BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING: `postgresql://${user}:${password}@${host}:${port}`,
        },
      },
    );
    const report: {
      numFailedTests: number;
      testResults: {
        assertionResults: { fullName: string; status: string }[];
      }[];
    } = JSON.parse(output.slice(output.indexOf('{')));
    const onPostgres = report.testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ fullName }) => fullName.includes('POSTGRES_15'));
    assert.equal(report.numFailedTests, 0);
    assert.ok(onPostgres.length >= 5, 'the tests did not run on PostgreSQL');
    assert.ok(onPostgres.every(({ status }) => status === 'passed'));
  } finally {
    await stop();
  }
});
