import { useEffect, useRef, useState } from 'react';

const MARKED_MILLISECONDS = 4_000;

/**
 * Which items of a live list are new or different since the last answer, for a moment; nothing on the first one.
 *
 * @param items - `undefined` while loading.
 * @param keyOf - What makes an item the same item.
 * @param fingerprintOf - What makes it look different.
 *
 * @internal
 */
export function useChangedKeys<T>(
  items: readonly T[] | undefined,
  keyOf: (item: T) => string,
  fingerprintOf: (item: T) => string,
): ReadonlySet<string> {
  const seen = useRef<ReadonlyMap<string, string> | undefined>(undefined);
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const functions = useRef({ keyOf, fingerprintOf });
  functions.current = { keyOf, fingerprintOf };

  useEffect(() => {
    if (!items) {
      return;
    }
    const before = seen.current;
    const now = new Map(
      items.map(item => [
        functions.current.keyOf(item),
        functions.current.fingerprintOf(item),
      ]),
    );
    seen.current = now;
    if (!before) {
      return;
    }
    const different = new Set<string>();
    for (const [key, fingerprint] of now) {
      if (before.get(key) !== fingerprint) {
        different.add(key);
      }
    }
    if (different.size > 0) {
      setChanged(different);
    }
  }, [items]);

  useEffect(() => {
    if (changed.size === 0) {
      return undefined;
    }
    const timer = setTimeout(() => setChanged(new Set()), MARKED_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [changed]);

  return changed;
}
