/**
 * A small world over real HTTP to try and test the Container Network Security plugins: Kubernetes, Prometheus and GitLab
 * as projections of one seeded state.
 *
 * @packageDocumentation
 */

export * from './world';
export type { Fault, FaultScope, RequestRecord, UpstreamKind } from './faults';
export { UpstreamMonitor } from './faults';
export { createKubernetesHandlers } from './kubernetes';
export { createPrometheusHandlers } from './prometheus';
export { createGitlabHandlers } from './gitlab';
export { createWorld } from './scenarios';
export type { ScenarioName, ScenarioSize, WorldOptions } from './scenarios';
export type { LabLogger } from './server';
export type { LabOptions, LabPorts } from './LabOptions';
export { startLab } from './startLab';
export type { Lab, LabCluster, LabTokens } from './startLab';
