import {
  useRouteRef,
  type RouteFunc,
  type RouteRef,
} from '@backstage/core-plugin-api';

type RouteParams = { readonly [name in string]: string } | undefined;

/**
 * The function that yields paths of a route, `undefined` when the app does not mount it.
 *
 * @internal
 */
export function useOptionalRoute<T extends RouteParams>(
  route: RouteRef<T>,
): RouteFunc<T> | undefined {
  try {
    return useRouteRef(route);
  } catch {
    // useRouteRef throws for a route that is not mounted, for example a tab switched off in app-config; then there is nothing to link to.
    return undefined;
  }
}
