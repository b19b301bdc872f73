import type { PolicyStatus } from 'backstage-plugin-cns-common';
import type { StatusTone } from '../shared/StatusIcon';

/** What a policy's status means for the reader. @internal */
export const policyStatusTone: Readonly<Record<PolicyStatus, StatusTone>> = {
  enforced: 'good',
  disabled: 'neutral',
  audit: 'warning',
  invalid: 'bad',
  unknown: 'unknown',
};
