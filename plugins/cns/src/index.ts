/**
 * Container Network Security for Backstage: what network policies apply to a service, how much of its traffic is dropped, and whether it is installed.
 *
 * @packageDocumentation
 */

export { cnsPlugin as default } from './plugin';
export {
  cnsApiRef,
  type CnsApi,
  type CnsLiveEvent,
  type CnsRequestOptions,
} from './api/CnsApi';
export { isNetworkSecurityAvailable } from 'backstage-plugin-cns-common';
export { isClusterEntity } from './extensions/isClusterEntity';
export {
  installationRouteRef,
  kubernetesRouteRef,
  logsRouteRef,
  policiesRouteRef,
  trafficRouteRef,
} from './routes';
export { cnsTranslationRef } from './translation';
