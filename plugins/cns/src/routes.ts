import { createRouteRef } from '@backstage/core-plugin-api';

// Route refs of core-plugin-api serve both frontend systems; those of frontend-plugin-api serve only the new one.

/** The tab *Policies* of an entity. @public */
export const policiesRouteRef = createRouteRef({ id: 'cns:policies' });

/** The tab *Traffic* of an entity. @public */
export const trafficRouteRef = createRouteRef({ id: 'cns:traffic' });

/** The tab *Installation* of an entity. @public */
export const installationRouteRef = createRouteRef({ id: 'cns:installation' });

/** The tab *Logs* of an entity. @public */
export const logsRouteRef = createRouteRef({ id: 'cns:logs' });
