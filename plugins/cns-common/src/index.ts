/**
 * Types, HTTP schemas, permissions and the network-policy engine shared by the Container Network Security plugins.
 *
 * @packageDocumentation
 */

export * from './annotations';
export * from './permissions';
export * from './api/upstream';
export * from './api/binding';
export * from './api/policies';
export * from './api/traffic';
export * from './api/pipelines';
export * from './api/installation';
export * from './api/logs';
export * from './api/overview';
export * from './api/events';
export * from './api/entityPath';
export * from './model';
export * from './engine';
