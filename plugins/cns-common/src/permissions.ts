import {
  createPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';

// The value of RESOURCE_TYPE_CATALOG_ENTITY in @backstage/plugin-catalog-common, which this package would load only for this string.
const RESOURCE_TYPE_CATALOG_ENTITY = 'catalog-entity';

/** Allows to see an entity's network policies. @public */
export const cnsPolicyReadPermission = createPermission({
  name: 'cns.policy.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Allows to see an entity's flow metrics. @public */
export const cnsFlowReadPermission = createPermission({
  name: 'cns.flow.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Allows to see where an entity's Cilium log lines are. @public */
export const cnsLogReadPermission = createPermission({
  name: 'cns.log.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Allows to see installation status and pipelines of an entity. @public */
export const cnsInstallationReadPermission = createPermission({
  name: 'cns.installation.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Every permission of the plugin. @public */
export const cnsPermissions: readonly ResourcePermission<'catalog-entity'>[] = [
  cnsPolicyReadPermission,
  cnsFlowReadPermission,
  cnsLogReadPermission,
  cnsInstallationReadPermission,
];
