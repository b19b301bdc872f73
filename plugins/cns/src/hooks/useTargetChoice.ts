import { useCallback } from 'react';
import { useUrlValue } from './useUrlValue';

/** A place where an entity runs, as far as it is chosen by: cluster and namespace. @internal */
export interface TargetKey {
  readonly cluster: string;
  readonly namespace: string;
}

/** The text form of a place, in the URL and on the page: `prod-eu/shop`. @internal */
export function formatTarget(target: TargetKey): string {
  return `${target.cluster}/${target.namespace}`;
}

/**
 * Which of several places the page shows: the one that the URL names, otherwise the first.
 *
 * @internal
 */
export function useTargetChoice<T extends TargetKey>(
  targets: readonly T[],
): { readonly target: T | undefined; readonly choose: (target: T) => void } {
  const [chosen, setChosen] = useUrlValue('target');
  const target =
    targets.find(candidate => formatTarget(candidate) === chosen) ?? targets[0];
  const choose = useCallback(
    (next: T) => setChosen(formatTarget(next)),
    [setChosen],
  );
  return { target, choose };
}
