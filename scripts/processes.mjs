// Child processes of `npm start`: each in its own process group, so that ending the portal ends everything below it.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';

const children = new Set();
const ownGroups = process.platform !== 'win32';

/** Starts a program whose output goes to a log file; `onExit` is told when it ends by itself. */
export function startProcess({ name, command, args, cwd, env, log, onExit }) {
  mkdirSync(dirname(log), { recursive: true });
  const output = createWriteStream(log);
  const child = spawn(command, args, {
    cwd,
    env,
    detached: ownGroups,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.pipe(output, { end: false });
  child.stderr.pipe(output, { end: false });
  const entry = { name, child, log };
  children.add(entry);
  child.on('error', error => onExit(entry, error.message));
  child.on('exit', (code, signal) => {
    output.end();
    children.delete(entry);
    onExit(entry, signal ? `ended by ${signal}` : `exit status ${code}`);
  });
  return entry;
}

function signalGroup(entry, signal) {
  try {
    process.kill(ownGroups ? -entry.child.pid : entry.child.pid, signal);
  } catch {
    // The group is gone already.
  }
}

/** Ends every child: asks first, insists after five seconds. */
export async function stopProcesses() {
  const entries = [...children];
  for (const entry of entries) signalGroup(entry, 'SIGTERM');
  const deadline = Date.now() + 5_000;
  while (children.size > 0 && Date.now() < deadline)
    await new Promise(resolve => setTimeout(resolve, 50));
  for (const entry of entries) signalGroup(entry, 'SIGKILL');
}

/** The last lines of a child's log, to show why it ended. */
export function tailOf(log, lines = 15) {
  try {
    return readFileSync(log, 'utf8')
      .trimEnd()
      .split('\n')
      .slice(-lines)
      .join('\n');
  } catch {
    return '';
  }
}

function isFree(port) {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** The wanted port, or the next free one after it. */
export async function freePort(wanted, taken) {
  for (let port = wanted; port < wanted + 200; port += 1) {
    if (!taken.has(port) && (await isFree(port))) {
      taken.add(port);
      return port;
    }
  }
  throw new Error(
    `No free port between ${wanted} and ${wanted + 199} on 127.0.0.1.`,
  );
}

/** Asks an address until it answers with a status below 400; stops when `isOver()` says so. */
export async function untilAnswers(url, seconds, isOver) {
  const deadline = Date.now() + seconds * 1_000;
  while (Date.now() < deadline && !isOver()) {
    try {
      const response = await fetch(url, {
        signal: AbortSignal.timeout(Math.max(1, deadline - Date.now())),
      });
      await response.arrayBuffer();
      if (response.status < 400) return true;
    } catch {
      // Not there yet.
    }
    await new Promise(resolve => setTimeout(resolve, 300));
  }
  return false;
}
