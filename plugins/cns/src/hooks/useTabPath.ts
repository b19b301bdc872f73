import type { RouteRef } from '@backstage/core-plugin-api';
import { useOptionalRoute } from './useOptionalRoute';

/**
 * The path of another tab of this entity, `undefined` when the app does not show that tab.
 *
 * @internal
 */
export function useTabPath(tab: RouteRef<undefined>): string | undefined {
  return useOptionalRoute(tab)?.();
}
