import { CoalescingCache } from './CoalescingCache';

describe('CoalescingCache', () => {
  let now = 1_000;
  beforeEach(() => {
    now = 1_000;
  });

  const create = (
    over: Partial<
      ConstructorParameters<typeof CoalescingCache<string>>[0]
    > = {},
  ) => new CoalescingCache<string>({ ttlMs: 100, now: () => now, ...over });

  /** Answers with `1`, `2`, ... or throws what `failing` has for the call. */
  function counter(failing: Record<number, Error> = {}) {
    let calls = 0;
    return {
      load: async () => {
        calls += 1;
        const call = calls;
        await Promise.resolve();
        if (failing[call]) {
          throw failing[call];
        }
        return String(call);
      },
      calls: () => calls,
    };
  }

  it('lets a hundred viewers share one call', async () => {
    const { load, calls } = counter();
    const cache = create();
    const values = await Promise.all(
      Array.from({ length: 100 }, () => cache.get('a', load)),
    );
    expect(new Set(values.map(({ value }) => value))).toEqual(new Set(['1']));
    expect(calls()).toBe(1);
  });

  it('asks again after the time to live, and separately per key', async () => {
    const { load } = counter();
    const cache = create();
    await cache.get('a', load);
    now += 99;
    expect((await cache.get('a', load)).value).toBe('1');
    now += 1;
    expect(await cache.get('a', load)).toEqual({ value: '2', loadedAt: 1_100 });
    expect((await cache.get('b', load)).value).toBe('3');
  });

  it('asks again in a new window, whatever the age', async () => {
    const { load } = counter();
    const cache = create();
    await cache.get('a', load, 'w1');
    expect((await cache.get('a', load, 'w1')).value).toBe('1');
    expect((await cache.get('a', load, 'w2')).value).toBe('2');
  });

  it('lets the time to live depend on the value', async () => {
    const { load } = counter();
    const cache = create({ ttlMs: value => (value === '1' ? 10 : 1_000) });
    await cache.get('a', load);
    now += 10;
    expect((await cache.get('a', load)).value).toBe('2');
    now += 999;
    expect((await cache.get('a', load)).value).toBe('2');
  });

  it('serves the last value as stale with the reason, and does not ask again at once', async () => {
    const error = new Error('down');
    const { load, calls } = counter({ 2: error });
    const cache = create({ errorTtlMs: 50 });
    await cache.get('a', load);
    now += 200;
    expect(await cache.get('a', load)).toEqual({
      value: '1',
      loadedAt: 1_000,
      error,
    });
    now += 49;
    expect(await cache.get('a', load)).toMatchObject({ error });
    expect(calls()).toBe(2);
    now += 1;
    expect(await cache.get('a', load)).toEqual({ value: '3', loadedAt: 1_250 });
  });

  it('throws when there is nothing to serve, for all who wait', async () => {
    const error = new Error('down');
    const { load, calls } = counter({ 1: error });
    const cache = create();
    const outcomes = await Promise.allSettled([
      cache.get('a', load),
      cache.get('a', load),
    ]);
    expect(outcomes).toEqual([
      { status: 'rejected', reason: error },
      { status: 'rejected', reason: error },
    ]);
    expect(calls()).toBe(1);
  });

  it('does not serve what is too old', async () => {
    const error = new Error('down');
    const { load } = counter({ 2: error });
    const cache = create({ maxStaleMs: 1_000 });
    await cache.get('a', load);
    now += 1_001;
    await expect(cache.get('a', load)).rejects.toBe(error);
  });

  it('forgets what was not used for longest', async () => {
    const { load } = counter();
    const cache = create({ maxEntries: 2 });
    await cache.get('a', load);
    await cache.get('b', load);
    await cache.get('a', load);
    await cache.get('c', load);
    expect((await cache.get('a', load)).value).toBe('1');
    expect((await cache.get('b', load)).value).toBe('4');
  });

  it('gives a viewer of an older window its answer when a newer one overtakes it', async () => {
    const gates: (() => void)[] = [];
    const slow = (value: string) => () =>
      new Promise<string>(resolve => gates.push(() => resolve(value)));
    const cache = create();
    const older = cache.get('a', slow('old'), 'w1');
    const newer = cache.get('a', slow('new'), 'w2');
    gates[1]();
    expect((await newer).value).toBe('new');
    gates[0]();
    expect((await older).value).toBe('old');
    // The late answer of the older window must not pass for the newer one.
    const third = counter();
    expect((await cache.get('a', third.load, 'w2')).value).toBe('new');
    expect(third.calls()).toBe(0);
  });
});
