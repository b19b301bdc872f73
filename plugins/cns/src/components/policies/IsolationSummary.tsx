import { Skeleton } from '@backstage/ui';
import { useOverview } from '../../hooks/useOverview';
import { formatTarget, type TargetKey } from '../../hooks/useTargetChoice';
import { DEFAULT_CARD_RANGE } from '../cards/defaultCardRange';
import { IsolationSentence } from './IsolationSentence';

/**
 * The first line of the tab: what the policies come to in the chosen place. Draws nothing where that is not told.
 *
 * @internal
 */
export function IsolationSummary(props: { readonly target: TargetKey }) {
  // The same question that the cards ask, so that coming from the overview costs nothing.
  const { data, loading } = useOverview(DEFAULT_CARD_RANGE);
  if (loading) {
    return <Skeleton width="24rem" height={28} style={{ maxWidth: '100%' }} />;
  }
  const item = data?.items.find(
    candidate => formatTarget(candidate.target) === formatTarget(props.target),
  );
  if (!item?.policies) {
    return null;
  }
  return (
    <IsolationSentence
      policies={item.policies}
      place={formatTarget(props.target)}
    />
  );
}
