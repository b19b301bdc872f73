export { createControlHandlers } from './createControlHandlers';
export type { Fault, FaultScope } from './Fault';
export { UpstreamMonitor } from './UpstreamMonitor';
export type { RequestRecord, UpstreamKind } from './UpstreamMonitor';
