import type { CnsLiveEvent } from '../api/CnsApi';
import { FakeEnvironment } from '../testing/FakeEnvironment';
import { ChangeStream, type LiveConnection } from './ChangeStream';

/** Lets promises settle; no timer is involved. */
const settle = async () => {
  for (let turn = 0; turn < 20; turn += 1) {
    await Promise.resolve();
  }
};

function setUp(open: () => AsyncIterable<CnsLiveEvent>) {
  const environment = new FakeEnvironment();
  const connections: LiveConnection[] = [];
  const calls = { opened: 0, ready: 0, changed: 0 };
  const stream = new ChangeStream({
    open: () => {
      calls.opened += 1;
      return open();
    },
    environment,
    onConnection: connection => connections.push(connection),
    onReady: () => {
      calls.ready += 1;
    },
    onChange: () => {
      calls.changed += 1;
    },
  });
  return { environment, connections, calls, stream };
}

async function* readyThenEnd(): AsyncGenerator<CnsLiveEvent> {
  yield { type: 'ready' };
  yield { type: 'change', change: { topics: ['pods'], clusters: ['a'] } };
}

// eslint-disable-next-line require-yield
async function* refused(): AsyncGenerator<CnsLiveEvent> {
  throw new Error('refused');
}

describe('ChangeStream', () => {
  it('passes on what it reads, and opens again after the end', async () => {
    const { environment, connections, calls, stream } = setUp(readyThenEnd);
    stream.start();
    await settle();

    expect(calls).toEqual({ opened: 1, ready: 1, changed: 1 });
    expect(connections).toEqual(['connecting', 'live', 'reconnecting']);

    environment.advance(1_000);
    await settle();
    expect(calls.opened).toBe(2);
    stream.stop();
  });

  it('waits longer after each failure, up to a minute', async () => {
    const { environment, calls, stream } = setUp(refused);
    stream.start();
    const delays: number[] = [];
    for (let attempt = 0; attempt < 9; attempt += 1) {
      await settle();
      delays.push(environment.nextDelay() ?? NaN);
      environment.advance(environment.nextDelay() ?? 0);
    }
    stream.stop();

    // The fake's chance is always one half: three quarters of the longest delay.
    expect(delays).toEqual([
      750, 1_500, 3_000, 6_000, 12_000, 24_000, 45_000, 45_000, 45_000,
    ]);
    expect(calls.opened).toBe(9);
  });

  it('starts over with short delays once it was open', async () => {
    let works = false;
    const { environment, stream } = setUp(() =>
      works ? readyThenEnd() : refused(),
    );
    stream.start();
    for (let attempt = 0; attempt < 4; attempt += 1) {
      await settle();
      environment.advance(environment.nextDelay() ?? 0);
    }
    works = true;
    await settle();
    environment.advance(environment.nextDelay() ?? 0);
    await settle();

    expect(environment.nextDelay()).toBe(750);
    stream.stop();
  });

  it('does nothing more after it was stopped', async () => {
    const { environment, connections, calls, stream } = setUp(refused);
    stream.start();
    await settle();
    stream.stop();
    await settle();
    environment.advance(120_000);
    await settle();

    expect(calls.opened).toBe(1);
    expect(connections[connections.length - 1]).toBe('paused');
    expect(environment.nextDelay()).toBeUndefined();
  });
});
