import { TrafficEnd, TrafficIntent } from '../../world';
import { ClusterTopology, PodSpot } from './ClusterTopology';

/** A workload on many nodes is represented by so many of them: more would only be more series of the same. */
const MOST_LANES = 3;

/**
 * A share of an intent's traffic that runs between one pod of its sender and one of its receiver.
 *
 * @internal
 */
export interface TrafficLane {
  readonly intent: TrafficIntent;
  /** Absent for an end that is not a workload. */
  readonly from?: PodSpot;
  readonly to?: PodSpot;
  /** Part of the intent's rate, 0 to 1. */
  readonly share: number;
}

/** Spreads an intent over the places of its pods; none while a workload has no pods. @internal */
export function lanesOf(
  intent: TrafficIntent,
  topology: ClusterTopology,
): TrafficLane[] {
  const froms = spotsOf(intent.from, topology);
  const tos = spotsOf(intent.to, topology);
  if (froms?.length === 0 || tos?.length === 0) {
    return [];
  }
  const count = Math.max(
    1,
    Math.min(MOST_LANES, Math.max(froms?.length ?? 0, tos?.length ?? 0)),
  );
  return Array.from({ length: count }, (_, index) => ({
    intent,
    ...(froms ? { from: froms[index % froms.length] } : {}),
    ...(tos ? { to: tos[index % tos.length] } : {}),
    share: 1 / count,
  }));
}

function spotsOf(
  end: TrafficEnd,
  topology: ClusterTopology,
): readonly PodSpot[] | undefined {
  return end.type === 'workload' ? topology.find(end)?.spots ?? [] : undefined;
}
