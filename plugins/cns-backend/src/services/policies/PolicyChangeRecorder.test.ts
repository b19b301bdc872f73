import { mockServices } from '@backstage/backend-test-utils';
import { createPolicy } from '../testing/createPolicy';
import { PolicyChange } from './PolicyChangeStore';
import { PolicyChangeRecorder } from './PolicyChangeRecorder';

describe('PolicyChangeRecorder', () => {
  function create(add: (changes: readonly PolicyChange[]) => Promise<void>) {
    return new PolicyChangeRecorder({
      store: { add, list: async () => [], prune: async () => {} },
      logger: mockServices.logger.mock(),
      now: () => Date.parse('2026-11-23T12:00:00Z'),
    });
  }

  it('stores what was seen, with the one who wrote last', async () => {
    const stored: PolicyChange[] = [];
    const recorder = create(async changes => {
      stored.push(...changes);
    });
    const policy = createPolicy({
      managers: [
        { manager: 'helm', at: '2026-11-01T00:00:00Z' },
        { manager: 'kubectl-edit', at: '2026-11-02T00:00:00Z' },
        {
          manager: 'cilium-operator',
          at: '2026-11-03T00:00:00Z',
          subresource: 'status',
        },
      ],
    });
    recorder.record('prod-eu', { change: 'updated', policy });
    recorder.record('prod-eu', { change: 'deleted', policy });
    await recorder.stop();
    expect(stored).toMatchObject([
      {
        cluster: 'prod-eu',
        kind: 'NetworkPolicy',
        namespace: 'shop',
        name: 'cart',
        change: 'updated',
        manager: 'kubectl-edit',
        seenAt: '2026-11-23T12:00:00.000Z',
      },
      // Who deleted it, the object does not say.
      { change: 'deleted', manager: undefined },
    ]);
  });

  it('keeps what it could not store, in order', async () => {
    const stored: string[] = [];
    let down = true;
    const recorder = create(async changes => {
      if (down) {
        throw new Error('no database');
      }
      stored.push(...changes.map(({ resourceVersion }) => resourceVersion));
    });
    recorder.record('prod-eu', {
      change: 'created',
      policy: createPolicy({ resourceVersion: '1' }),
    });
    await recorder.stop();
    down = false;
    recorder.record('prod-eu', {
      change: 'updated',
      policy: createPolicy({ resourceVersion: '2' }),
    });
    await recorder.stop();
    expect(stored).toEqual(['1', '2']);
  });
});
