import type { OverviewAnswer, OverviewItem } from 'backstage-plugin-cns-common';
import { formatTarget, useTargetChoice } from '../../hooks/useTargetChoice';

/**
 * The place of the overview that the page shows, and the places to choose from.
 *
 * @internal
 */
export function useOverviewItem(data: OverviewAnswer | undefined) {
  const items = data?.items ?? [];
  const targets = items.map(item => item.target);
  const { target, choose } = useTargetChoice(targets);
  const item: OverviewItem | undefined =
    target &&
    items.find(
      candidate => formatTarget(candidate.target) === formatTarget(target),
    );
  return { item, targets, choose };
}
