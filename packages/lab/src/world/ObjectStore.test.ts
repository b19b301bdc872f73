import { KubernetesObject } from './KubernetesObject';
import { ManualClock } from './ManualClock';
import { ObjectStore } from './ObjectStore';

function pod(namespace: string, name: string, image = 'a'): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace,
      uid: name,
      resourceVersion: '',
      creationTimestamp: '2026-01-01T00:00:00Z',
    },
    spec: { image },
  };
}

function names(objects: readonly KubernetesObject[]): readonly string[] {
  return objects.map(
    ({ metadata }) => `${metadata.namespace}/${metadata.name}`,
  );
}

describe('ObjectStore', () => {
  it('keeps objects in the order of their keys, loaded or put', () => {
    const store = new ObjectStore(new ManualClock(0));
    store.load('pods', [pod('b', 'z'), pod('a', 'y'), pod('b', 'a')]);
    store.put('pods', pod('a', 'b'));
    store.put('pods', pod('ab', 'm'));
    expect(names(store.list('pods'))).toEqual([
      'a/b',
      'a/y',
      'ab/m',
      'b/a',
      'b/z',
    ]);
    expect(names(store.list('pods', 'a'))).toEqual(['a/b', 'a/y']);
    expect(store.list('pods', 'c')).toEqual([]);
    expect(store.count('pods')).toBe(5);
  });

  it('numbers changes, tells listeners, and replaces objects instead of changing them', () => {
    const clock = new ManualClock(5000);
    const store = new ObjectStore(clock);
    const heard: string[] = [];
    const end = store.subscribe('pods', ({ type, version, at }) =>
      heard.push(`${type} ${version} ${at}`),
    );
    const first = store.put('pods', pod('a', 'x'));
    const second = store.put('pods', pod('a', 'x', 'b'));
    store.remove('pods', 'a', 'x');
    end();
    store.put('pods', pod('a', 'unheard'));
    expect(heard).toEqual([
      'ADDED 1001 5000',
      'MODIFIED 1002 5000',
      'DELETED 1003 5000',
    ]);
    expect(first.spec).toEqual({ image: 'a' });
    expect(second.metadata.resourceVersion).toBe('1002');
    expect(store.remove('pods', 'a', 'never')).toBeUndefined();
  });

  it('knows the past until it is compacted', () => {
    const store = new ObjectStore(new ManualClock(0));
    store.put('pods', pod('a', '1'));
    const version = store.version;
    store.put('pods', pod('a', '2'));
    store.put('nodes', pod('a', 'of another resource'));
    expect(store.changesAfter('pods', version)).toHaveLength(1);
    store.compact();
    expect(store.changesAfter('pods', version)).toBeUndefined();
    expect(store.changesAfter('pods', store.version)).toEqual([]);
  });

  it('forgets by itself when there is too much of it, and not the newest', () => {
    const store = new ObjectStore(new ManualClock(0), 10);
    const before = store.version;
    for (let i = 0; i < 50; i += 1) store.put('pods', pod('a', `p${i}`));
    expect(store.changesAfter('pods', before)).toBeUndefined();
    expect(store.changesAfter('pods', store.version - 10)).toHaveLength(10);
  });

  it('cannot be watched from before a bulk load', () => {
    const store = new ObjectStore(new ManualClock(0));
    const before = store.version;
    store.load('pods', [pod('a', 'x')]);
    expect(store.changesAfter('pods', before)).toBeUndefined();
  });
});
