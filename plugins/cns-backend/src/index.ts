/**
 * Backend of Container Network Security: `backend.add(import('backstage-plugin-cns-backend'))`.
 *
 * @packageDocumentation
 */

export { cnsPlugin as default } from './plugin';
