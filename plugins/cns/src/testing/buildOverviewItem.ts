import type { OverviewItem } from 'backstage-plugin-cns-common';
import { buildTarget } from './buildTarget';
import { buildTrafficItem } from './buildTrafficItem';

/** What the cards show of one place. @internal */
export function buildOverviewItem(
  overrides: Partial<OverviewItem> = {},
): OverviewItem {
  const target = overrides.target ?? buildTarget();
  return {
    target,
    policies: {
      pods: 2,
      inbound: { state: 'closed', rules: 3 },
      outbound: { state: 'open', rules: 0 },
      counts: { enforced: 2, disabled: 1, audit: 0, invalid: 0, unknown: 0 },
      attention: [
        {
          code: 'disabled-policy',
          sentence: 'drop-outbound is disabled.',
          policy: 'drop-outbound',
        },
      ],
    },
    throughput: buildTrafficItem({
      cluster: target.cluster,
      namespace: target.namespace,
    }),
    installation: {
      inPlace: 4,
      total: 5,
      next: {
        id: 'pipeline',
        state: 'failing',
        sentence: 'Pipeline 812 of shop/cart failed in the job production.',
      },
    },
    ...overrides,
  };
}
