import {
  TRAFFIC_RANGE_NAMES,
  type TrafficRange,
} from 'backstage-plugin-cns-common';
import { useCallback } from 'react';
import { useUrlValue } from '../../hooks/useUrlValue';

const DEFAULT_RANGE: TrafficRange = '3h';

/**
 * Reads a range as it stands in a URL; anything else is the default of three hours.
 *
 * @internal
 */
export function parseTrafficRange(text: string | undefined): TrafficRange {
  return TRAFFIC_RANGE_NAMES.find(name => name === text) ?? DEFAULT_RANGE;
}

/**
 * The time range of the page, kept in the URL.
 *
 * @internal
 */
export function useTrafficRange(): [
  TrafficRange,
  (range: TrafficRange) => void,
] {
  const [text, setText] = useUrlValue('range');
  const setRange = useCallback(
    (range: TrafficRange) =>
      setText(range === DEFAULT_RANGE ? undefined : range),
    [setText],
  );
  return [parseTrafficRange(text), setRange];
}
