export { createBearerTokenHandler } from './createBearerTokenHandler';
export { createStderrLogger } from './LabLogger';
export type { LabLogger } from './LabLogger';
export { LabServer } from './LabServer';
export type { LabServerOptions } from './LabServer';
export type { UpstreamControl } from './UpstreamControl';
