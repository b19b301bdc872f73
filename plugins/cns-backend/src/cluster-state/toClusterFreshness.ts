import { Freshness } from 'backstage-plugin-cns-common';
import { ReflectorStatus } from './ReflectorStatus';

/**
 * Sums up how fresh the copy of a cluster is: as fresh as the worst of its kinds.
 *
 * @param options - `changedAt`: epoch milliseconds of the last change that concerns the answer
 * @internal
 */
export function toClusterFreshness(options: {
  readonly cluster: string;
  readonly statuses: readonly ReflectorStatus[];
  readonly changedAt?: number;
}): Freshness {
  const { cluster, statuses, changedAt } = options;
  const upstream = { kind: 'kubernetes', name: cluster } as const;
  const phases = new Set(statuses.map(({ phase }) => phase));
  const listed = statuses.flatMap(({ listedAt }) => listedAt ?? []);
  if (phases.has('loading') || phases.size === 0) {
    return { upstream, state: 'loading' };
  }
  if (listed.length === 0) {
    // Nothing was ever read: there is no time to tell.
    return { upstream, state: 'stale' };
  }
  if (phases.has('polled') && !phases.has('stale')) {
    return { upstream, state: 'polled', at: iso(Math.max(...listed)) };
  }
  const at = iso(changedAt ?? Math.min(...listed));
  if (phases.has('stale')) {
    return { upstream, state: 'stale', at };
  }
  return {
    upstream,
    state: phases.has('reconnecting') ? 'reconnecting' : 'live',
    at,
  };
}

function iso(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
