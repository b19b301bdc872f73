import { useRouteRef } from '@backstage/core-plugin-api';
import {
  appTreeApiRef,
  coreExtensionData,
  useApiHolder,
} from '@backstage/frontend-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { kubernetesRouteRef } from '../routes';
import { useOptionalRoute } from './useOptionalRoute';

/** The tab of the Kubernetes plugin in apps on the new system. It has no route ref, so it is found by its id. */
const KUBERNETES_TAB = 'entity-content:kubernetes/kubernetes';

/**
 * The path of the Kubernetes plugin's tab on this entity, `undefined` when the app has none.
 *
 * @internal
 */
export function useKubernetesTabPath(): string | undefined {
  const { entity } = useEntity();
  const bound = useRouteRef(kubernetesRouteRef);
  const entityPath = useOptionalRoute(entityRouteRef);
  // Apps on the legacy system have no tree of extensions; there the app binds the route.
  const tab = useApiHolder()
    .get(appTreeApiRef)
    ?.getTree()
    .tree.nodes.get(KUBERNETES_TAB);
  if (bound) {
    return bound();
  }
  const tabPath = tab?.instance?.getData(coreExtensionData.routePath);
  return tabPath === undefined || !entityPath
    ? undefined
    : `${entityPath(entityRouteParams(entity))}/${tabPath.replace(/^\//, '')}`;
}
