import { WorkloadRef } from './Workload';

/**
 * Writes the id of a workload, `namespace/name[Kind]`, as it appears in every answer of the engine.
 *
 * @public
 */
export function formatWorkloadId(ref: WorkloadRef): string {
  return `${ref.namespace}/${ref.name}[${ref.kind}]`;
}
