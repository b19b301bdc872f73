import type { BindingTarget } from 'backstage-plugin-cns-common';
import { EmptyState } from '../shared/EmptyState';
import { useTexts } from '../shared/useTexts';
import { firstPolicyCommand } from './firstPolicyCommand';

/**
 * Says what it means that no policy applies, and how a first one is made.
 *
 * @internal
 */
export function NoPolicies(props: { readonly target: BindingTarget }) {
  const t = useTexts();
  const { target } = props;
  return (
    <EmptyState
      title={t('policies.empty.title')}
      text={t('policies.empty.text', {
        place: `${target.cluster} / ${target.namespace}`,
      })}
      copy={firstPolicyCommand(target)}
    />
  );
}
