import type { PolicyStatus } from 'backstage-plugin-cns-common';
import { StatusLabel } from '../shared/StatusLabel';
import { useTexts } from '../shared/useTexts';
import { policyStatusTone } from './policyStatusTone';

/** The status of a policy in words. @internal */
export function PolicyStatusLabel(props: {
  readonly status: PolicyStatus;
  readonly reason?: string;
}) {
  const t = useTexts();
  return (
    <StatusLabel tone={policyStatusTone[props.status]} reason={props.reason}>
      {t(`policies.status.${props.status}`)}
    </StatusLabel>
  );
}
