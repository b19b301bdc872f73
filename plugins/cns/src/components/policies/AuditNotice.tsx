import { Text } from '@backstage/ui';
import type { PolicySummary } from 'backstage-plugin-cns-common';
import notice from '../shared/BindingNotice.module.css';
import { StatusIcon } from '../shared/StatusIcon';
import { useTexts } from '../shared/useTexts';

/**
 * Says that nothing is dropped at present, when a policy is in audit mode: nobody should take such a policy for protection.
 *
 * @internal
 */
export function AuditNotice(props: {
  readonly policies: readonly PolicySummary[];
}) {
  const t = useTexts();
  const audited = props.policies.find(policy => policy.status === 'audit');
  if (!audited) {
    return null;
  }
  return (
    <section className={notice.notice} aria-label={t('policies.audit.title')}>
      <StatusIcon tone="warning" />
      <div className={notice.body}>
        <Text as="p" variant="body-medium" weight="bold">
          {t('policies.audit.title')}
        </Text>
        <Text as="p" variant="body-medium">
          {t('policies.audit.text')} {audited.statusReason}
        </Text>
      </div>
    </section>
  );
}
