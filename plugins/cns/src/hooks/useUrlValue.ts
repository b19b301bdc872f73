import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/**
 * A piece of page state that lives in the query of the URL, so that a link shows a colleague the same thing.
 *
 * @returns the value, `undefined` when the URL has none, and a setter; setting `undefined` takes it out. History is replaced, not extended.
 *
 * @internal
 */
export function useUrlValue(
  name: string,
): [string | undefined, (value: string | undefined) => void] {
  const [params, setParams] = useSearchParams();
  const value = params.get(name) ?? undefined;
  const setValue = useCallback(
    (next: string | undefined) => {
      setParams(
        current => {
          const changed = new URLSearchParams(current);
          if (next === undefined || next === '') {
            changed.delete(name);
          } else {
            changed.set(name, next);
          }
          return changed;
        },
        { replace: true },
      );
    },
    [name, setParams],
  );
  return [value, setValue];
}
