import type { TrafficRange } from 'backstage-plugin-cns-common';

/** The range that the cards show. @internal */
export const DEFAULT_CARD_RANGE: TrafficRange = '3h';
