import type { PolicyRef } from 'backstage-plugin-cns-common';

/** Text that is the same for the same policy object and differs for another one. @internal */
export function policyKey(policy: PolicyRef): string {
  return JSON.stringify([
    policy.cluster,
    policy.kind,
    policy.namespace ?? '',
    policy.name,
  ]);
}
