import { useRouteRef } from '@backstage/core-plugin-api';
import type { RouteRef } from '@backstage/core-plugin-api';

/**
 * The path of another tab of this entity, `undefined` when the app does not show that tab.
 *
 * @internal
 */
export function useTabPath(tab: RouteRef<undefined>): string | undefined {
  try {
    return useRouteRef(tab)();
  } catch {
    // useRouteRef throws for a route that is not mounted, for example a tab switched off in app-config; then there is nothing to link to.
    return undefined;
  }
}
