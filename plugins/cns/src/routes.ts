import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/core-plugin-api';

// Route refs of core-plugin-api serve both frontend systems; those of frontend-plugin-api serve only the new one.

/** The tab *Policies* of an entity. @public */
export const policiesRouteRef = createRouteRef({ id: 'cns:policies' });

/** The tab *Traffic* of an entity. @public */
export const trafficRouteRef = createRouteRef({ id: 'cns:traffic' });

/** The tab *Installation* of an entity. @public */
export const installationRouteRef = createRouteRef({ id: 'cns:installation' });

/** The tab *Logs* of an entity. @public */
export const logsRouteRef = createRouteRef({ id: 'cns:logs' });

/** The tab of the Kubernetes plugin on the same entity; without one there is no link to it. @public */
export const kubernetesRouteRef = createExternalRouteRef({
  id: 'cns:kubernetes',
  optional: true,
  defaultTarget: 'kubernetes.kubernetes',
});
