/**
 * The group of the tabs on an entity page. Apps name it in app-config (`page:catalog/entity`, `groups`); without that each tab stands alone.
 *
 * @internal
 */
export const NETWORK_SECURITY_GROUP = 'network-security';
