export { createControlHandlers } from './createControlHandlers';
export type { Fault, FaultScope } from './Fault';
export { UpstreamMonitor } from './UpstreamMonitor';
export type { UpstreamKind } from './UpstreamKind';
export type { RequestRecord } from './UpstreamMonitor';
