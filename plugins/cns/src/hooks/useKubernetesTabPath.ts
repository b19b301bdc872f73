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
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { CNS_ANNOTATIONS } from 'backstage-plugin-cns-common';
import { kubernetesRouteRef } from '../routes';
import { useOptionalRoute } from './useOptionalRoute';

/** The tab of the Kubernetes plugin in apps on the new system. It has no route ref, so it is found by its id. */
const KUBERNETES_TAB = 'entity-content:kubernetes/kubernetes';

/**
 * The path of the Kubernetes plugin's tab on this entity, `undefined` when the app has none or does not show it here.
 *
 * @remarks
 * The tab itself is asked whether it applies. The plugin's `isKubernetesAvailable` says the same, but importing it brings the plugin's whole page
 * (tables, drawers, a terminal: several hundred KB) into every page with a link to it.
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
    .tree.nodes.get(KUBERNETES_TAB)?.instance;

  if (bound) {
    const annotations = entity.metadata.annotations ?? {};
    return annotations[CNS_ANNOTATIONS.kubernetesId] ||
      annotations[CNS_ANNOTATIONS.kubernetesLabelSelector]
      ? bound()
      : undefined;
  }
  const tabPath = tab?.getData(coreExtensionData.routePath);
  const applies = tab?.getData(EntityContentBlueprint.dataRefs.filterFunction);
  if (tabPath === undefined || !entityPath || applies?.(entity) === false) {
    return undefined;
  }
  const base = entityPath(entityRouteParams(entity)).replace(/\/$/, '');
  return `${base}/${tabPath.replace(/^\//, '')}`;
}
