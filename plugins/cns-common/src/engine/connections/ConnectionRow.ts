import { TrafficRanges } from '../../model/Traffic';
import { EntityName } from '../evaluate/EndpointQuery';

/**
 * One end of a row of the relation. `id` is unique among all kinds: `namespace/name[Kind]` for a workload, `first-last`
 * for a run of addresses outside (both ends inside), `fqdn:<name or pattern>`, or `entity:<name>`.
 *
 * @public
 */
export type ConnectionPeer =
  | { readonly kind: 'workload'; readonly id: string }
  | {
      readonly kind: 'external';
      readonly id: string;
      readonly first: string;
      readonly last: string;
    }
  | { readonly kind: 'name'; readonly id: string; readonly name: string }
  | {
      readonly kind: 'entity';
      readonly id: string;
      readonly entity: EntityName;
    };

/**
 * What may flow from one end to another.
 *
 * @public
 */
export interface ConnectionTraffic {
  /** Certainly allowed. */
  readonly allowed: TrafficRanges;
  /** May be allowed; it depends on what the engine was not told. */
  readonly unknown: TrafficRanges;
  /** Everything that the profile knows of is allowed. */
  readonly everything: boolean;
}

/**
 * One row of the relation; pairs between which nothing is or may be allowed have none.
 *
 * @public
 */
export interface ConnectionRow extends ConnectionTraffic {
  readonly from: ConnectionPeer;
  readonly to: ConnectionPeer;
}
