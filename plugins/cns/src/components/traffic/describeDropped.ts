import type { DirectionTraffic, FlowTotals } from 'backstage-plugin-cns-common';

/** What a direction's drops come to, in one word. @internal */
export type DroppedSummary =
  | { readonly kind: 'idle' }
  | { readonly kind: 'no-drops' }
  | {
      readonly kind: 'drops';
      readonly share: number;
      /** Share in the range before; absent when nothing flowed then or nothing is known. */
      readonly before?: number;
    };

/**
 * Decides what the headline says about a direction. Nothing flowing is not the same as nothing dropped.
 *
 * @internal
 */
export function describeDropped(
  traffic: Pick<DirectionTraffic, 'totals' | 'previous'>,
): DroppedSummary {
  const share = shareOf(traffic.totals);
  if (share === undefined) {
    return { kind: 'idle' };
  }
  if (share === 0) {
    return { kind: 'no-drops' };
  }
  return {
    kind: 'drops',
    share,
    before: traffic.previous && shareOf(traffic.previous),
  };
}

function shareOf(totals: FlowTotals): number | undefined {
  return totals.forwarded + totals.dropped > 0
    ? totals.droppedShare
    : undefined;
}
