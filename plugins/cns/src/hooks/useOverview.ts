import type { OverviewAnswer, TrafficRange } from 'backstage-plugin-cns-common';
import { useCnsAnswer, type CnsAnswer } from './useCnsAnswer';

/** What the cards show. @internal */
export function useOverview(range: TrafficRange): CnsAnswer<OverviewAnswer> {
  return useCnsAnswer(live =>
    live.overview.get(range, () => ({
      load: signal => live.api.getOverview(live.entity, { range }, { signal }),
      topics: ['binding', 'policies', 'pods', 'installation', 'freshness'],
      pollSeconds: 60,
    })),
  );
}
