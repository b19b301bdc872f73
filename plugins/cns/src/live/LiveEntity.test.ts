import { createFakeCnsApi } from '../testing/createFakeCnsApi';
import { FakeEnvironment } from '../testing/FakeEnvironment';
import type { LiveAnswer } from './LiveAnswer';
import { LiveEntity } from './LiveEntity';

const settle = async () => {
  for (let turn = 0; turn < 30; turn += 1) {
    await Promise.resolve();
  }
};

function setUp(api = createFakeCnsApi()) {
  const environment = new FakeEnvironment();
  const live = new LiveEntity({
    api,
    entity: { kind: 'component', namespace: 'default', name: 'cart' },
    environment,
  });
  const policies = live.policies.get('', () => ({
    load: signal => api.getPolicies(live.entity, { signal }),
    topics: ['policies', 'pods'],
  }));
  const traffic = live.traffic.get('3h', () => ({
    load: signal => api.getTraffic(live.entity, { range: '3h' }, { signal }),
    topics: ['binding'],
    pollSeconds: 60,
  }));
  const follow = (
    answer: LiveAnswer<never> | typeof policies | typeof traffic,
  ) => live.follow(answer, () => undefined);
  return { api, environment, live, policies, traffic, follow };
}

describe('LiveEntity', () => {
  it('asks once for all who look, and shares one stream', async () => {
    const { api, policies, follow } = setUp();
    const stops = [follow(policies), follow(policies)];
    await settle();

    // Once at first, and once more when the stream is open, for what may have changed in between.
    expect(api.asked.policies).toBe(2);
    expect(api.streams()).toBe(1);
    stops.forEach(stop => stop());
  });

  it('asks again on a change of its topics, and only then', async () => {
    const { api, policies, traffic, follow } = setUp();
    follow(policies);
    follow(traffic);
    await settle();
    const before = { ...api.asked };

    api.change('policies');
    await settle();
    expect(api.asked.policies).toBe(before.policies + 1);
    expect(api.asked.traffic).toBe(before.traffic);

    api.change('binding');
    await settle();
    expect(api.asked.traffic).toBe(before.traffic + 1);
    expect(api.asked.policies).toBe(before.policies + 1);
  });

  it('asks once more when a change arrives while an answer is on its way', async () => {
    const { api, live, policies, follow } = setUp();
    follow(policies);
    await settle();
    let answer = () => {};
    const done = await api.getPolicies(live.entity);
    const before = api.asked.policies;
    api.answers.policies = () =>
      new Promise(resolve => {
        answer = () => resolve(done);
      });

    api.change('policies');
    await settle();
    api.change('policies');
    api.change('policies');
    await settle();
    expect(api.asked.policies).toBe(before + 1);

    answer();
    await settle();
    expect(api.asked.policies).toBe(before + 2);
  });

  it('polls only what no change tells about, while changes arrive', async () => {
    const { api, environment, policies, traffic, follow } = setUp();
    follow(policies);
    follow(traffic);
    await settle();
    const before = { ...api.asked };

    environment.advance(120_000);
    await settle();

    expect(api.asked.policies).toBe(before.policies);
    expect(api.asked.traffic).toBeGreaterThan(before.traffic);
  });

  it('polls everything while the stream is down, and catches up when it is back', async () => {
    const { api, environment, live, policies, follow } = setUp();
    follow(policies);
    await settle();
    const { watchChanges } = api;
    const refuse = jest
      .spyOn(api, 'watchChanges')
      // eslint-disable-next-line require-yield
      .mockImplementation(async function* refusal() {
        throw new Error('refused');
      });
    api.cut();
    await settle();
    expect(live.connection).toBe('reconnecting');
    const before = api.asked.policies;

    for (let second = 0; second < 35; second += 1) {
      environment.advance(1_000);
      await settle();
    }
    expect(api.asked.policies).toBe(before + 2);

    refuse.mockImplementation(watchChanges);
    environment.advance(60_000);
    await settle();
    expect(live.connection).toBe('live');
    expect(api.streams()).toBe(1);
  });

  it('makes no call while the page is hidden, and catches up when it is shown', async () => {
    const { api, environment, live, policies, traffic, follow } = setUp();
    follow(policies);
    follow(traffic);
    await settle();
    environment.show(false);
    await settle();
    const before = { ...api.asked };

    environment.advance(3_600_000);
    await settle();
    expect(api.asked).toEqual(before);
    expect(api.streams()).toBe(0);
    expect(live.connection).toBe('paused');

    environment.show(true);
    await settle();
    expect(api.asked.policies).toBeGreaterThan(before.policies);
    expect(api.asked.traffic).toBeGreaterThan(before.traffic);
    expect(api.streams()).toBe(1);
  });

  it('keeps the stream from one tab to the next, and ends everything when nobody comes', async () => {
    const { api, environment, policies, traffic, follow } = setUp();
    const leave = follow(policies);
    await settle();
    leave();
    const leaveNext = follow(traffic);
    await settle();
    environment.advance(30_000);
    await settle();
    expect(api.streams()).toBe(1);

    leaveNext();
    environment.advance(30_000);
    await settle();
    expect(api.streams()).toBe(0);
    expect(environment.nextDelay()).toBeUndefined();
  });

  it('keeps the last answer when the next attempt fails, and tries again', async () => {
    const { api, environment, policies, follow } = setUp();
    follow(policies);
    await settle();
    const works = api.answers.policies;
    api.answers.policies = () => new Error('down');
    api.change('policies');
    await settle();

    expect(policies.state.error?.message).toBe('down');
    expect(policies.state.data?.items).toHaveLength(1);

    api.answers.policies = works;
    environment.advance(20_000);
    await settle();
    expect(policies.state.error).toBeUndefined();
  });

  it('gives up an answer that nobody waits for', async () => {
    let given: AbortSignal | undefined;
    const api = createFakeCnsApi({ policies: () => new Promise(() => {}) });
    jest.spyOn(api, 'getPolicies').mockImplementation((_entity, options) => {
      given = options?.signal;
      return new Promise(() => {});
    });
    const { policies, follow } = setUp(api);
    const leave = follow(policies);
    expect(given?.aborted).toBe(false);

    leave();
    expect(given?.aborted).toBe(true);
    expect(policies.state.refreshing).toBe(false);
  });
});
