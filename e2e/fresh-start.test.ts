import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { findFreePorts } from './harness/findFreePorts.ts';
import { HttpClient } from './harness/http/HttpClient.ts';
import { buildApp } from './harness/backstage/buildApp.ts';
import { REPOSITORY_ROOT } from './harness/repositoryRoot.ts';
import { waitUntil } from './harness/waitUntil.ts';

const PORT_VARIABLES = [
  'CNS_APP_PORT',
  'CNS_LAB_CONTROL_PORT',
  'CNS_LAB_KUBERNETES_PROD_EU_PORT',
  'CNS_LAB_KUBERNETES_STAGING_PORT',
  'CNS_LAB_PROMETHEUS_PROD_EU_PORT',
  'CNS_LAB_PROMETHEUS_STAGING_PORT',
  'CNS_LAB_GITLAB_PORT',
] as const;

// A fresh clone with a fresh HOME is what .ci/run starts from; this is about what `npm start` promises afterwards.
describe('npm start', { timeout: 300_000 }, () => {
  it('prints an address that answers, and ends everything with Ctrl-C', async test => {
    await buildApp();
    const ports = await findFreePorts(PORT_VARIABLES.length);
    const output: string[] = [];
    const started = performance.now();
    const child = spawn(
      process.execPath,
      [join(REPOSITORY_ROOT, 'scripts', 'start.mjs')],
      {
        cwd: REPOSITORY_ROOT,
        env: {
          ...process.env,
          ...Object.fromEntries(
            PORT_VARIABLES.map((name, index) => [name, String(ports[index])]),
          ),
        },
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    child.stdout.setEncoding('utf8').on('data', text => output.push(text));
    child.stderr.setEncoding('utf8').on('data', text => output.push(text));
    const ended = once(child, 'exit');
    try {
      const url = await waitUntil(
        'the address',
        () => /^ +(http:\/\/localhost:\d+)$/m.exec(output.join(''))?.[1],
        {
          timeoutMs: 240_000,
          giveUp: () => (child.exitCode === null ? undefined : output.join('')),
        },
      );
      const seconds = Math.round((performance.now() - started) / 1000);
      test.diagnostic(`ready after ${seconds} s`);
      assert.equal(url, `http://localhost:${ports[0]}`);
      const portal = new HttpClient({ url });
      assert.equal((await portal.request('/')).status, 200);
      const lab = new HttpClient({ url: `http://127.0.0.1:${ports[1]}` });
      assert.match((await lab.request('/scenario')).text, /"shop"/);

      const family = descendantsOf(child);
      assert.ok(family.length >= 2, 'the lab and the backend');
      child.kill('SIGINT');
      const [status] = await ended;
      assert.equal(status, 0, output.join(''));
      await waitUntil(
        'the end of all processes',
        () => family.every(pid => !isAlive(pid)),
        { timeoutMs: 10_000 },
      );
      test.diagnostic(`${family.length} processes have ended`);
      await assert.rejects(portal.request('/'), { code: 'ECONNREFUSED' });
      await assert.rejects(lab.request('/health'), { code: 'ECONNREFUSED' });
    } finally {
      if (child.exitCode === null) {
        for (const pid of [...descendantsOf(child), child.pid ?? 0]) {
          kill(pid);
        }
      }
    }
  });
});

/** The ids of all processes below it. */
function descendantsOf(child: ChildProcess): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const parent = parentOf(name);
    if (parent !== undefined) {
      parents.set(Number(name), parent);
    }
  }
  const found = new Set<number>([child.pid ?? 0]);
  let size = 0;
  while (size !== found.size) {
    size = found.size;
    for (const [pid, parent] of parents) {
      if (found.has(parent)) {
        found.add(pid);
      }
    }
  }
  found.delete(child.pid ?? 0);
  return [...found];
}

function parentOf(pid: string): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const parent = /^PPid:\s+(\d+)/m.exec(status)?.[1];
    return parent === undefined ? undefined : Number(parent);
  } catch {
    // No process, or one that has just ended.
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return !/^State:\s+Z/m.test(status);
  } catch {
    return false;
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
