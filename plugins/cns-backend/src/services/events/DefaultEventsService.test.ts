import { ChangeEvent } from 'backstage-plugin-cns-common';
import { BindingService, BoundPlace } from '../../bindings/BindingService';
import { ClusterChange } from '../../cluster-state/ClusterStateReader';
import {
  createFakeBinding,
  createFakePlace,
  createQuery,
} from '../testing/createFakeBinding';
import { createFakeCluster } from '../testing/createFakeCluster';
import { DefaultEventsService } from './DefaultEventsService';

function createFeed(name: string) {
  const listeners = new Set<(changes: readonly ClusterChange[]) => void>();
  return {
    cluster: createFakeCluster({
      name,
      onChange: listener => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    }),
    listeners,
    publish: (...changes: ClusterChange[]) =>
      listeners.forEach(listener => listener(changes)),
  };
}

function bindTo(places: () => BoundPlace[]): BindingService {
  return {
    resolve: async entity => {
      const bound = places();
      return {
        ...(await createFakeBinding({ places: bound }).resolve(entity)),
        searched: bound.flatMap(({ cluster }) => cluster ?? []),
      };
    },
  };
}

describe('DefaultEventsService', () => {
  it('tells what concerns the entity, and nothing else', async () => {
    const prod = createFeed('prod');
    const events: ChangeEvent[] = [];
    const service = new DefaultEventsService({
      bindings: bindTo(() => [createFakePlace({ cluster: prod.cluster })]),
      maximumListeners: 10,
    });
    const end = await service.subscribe(createQuery(), event =>
      events.push(event),
    );
    prod.publish(
      { topic: 'policies', namespace: 'shop' },
      { topic: 'pods', namespace: 'payments' },
    );
    prod.publish({ topic: 'pods', namespace: 'payments' });
    prod.publish({ topic: 'policies' });
    expect(events).toEqual([
      { topics: ['policies'], clusters: ['prod'] },
      { topics: ['policies'], clusters: ['prod'] },
    ]);
    end();
    end();
    expect(prod.listeners.size).toBe(0);
  });

  it('follows the entity to where it goes', async () => {
    const prod = createFeed('prod');
    const staging = createFeed('staging');
    let where = [createFakePlace({ cluster: prod.cluster })];
    const service = new DefaultEventsService({
      bindings: bindTo(() => where),
      maximumListeners: 10,
    });
    const end = await service.subscribe(createQuery(), () => {});
    where = [createFakePlace({ cluster: staging.cluster })];
    prod.publish({ topic: 'binding', namespace: 'elsewhere' });
    await new Promise(resolve => {
      setImmediate(resolve);
    });
    expect([prod.listeners.size, staging.listeners.size]).toEqual([0, 1]);
    end();
    expect(staging.listeners.size).toBe(0);
  });

  it('takes no more listeners than it is allowed', async () => {
    const service = new DefaultEventsService({
      bindings: bindTo(() => []),
      maximumListeners: 2,
    });
    const first = await service.subscribe(createQuery(), () => {});
    await service.subscribe(createQuery(), () => {});
    await expect(service.subscribe(createQuery(), () => {})).rejects.toThrow(
      /Too many pages/,
    );
    first();
    await service.subscribe(createQuery(), () => {});
  });
});
