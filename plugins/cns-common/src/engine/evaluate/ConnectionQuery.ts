import { Protocol } from '../../model/Traffic';
import { EndpointQuery } from './EndpointQuery';

/**
 * A connection that somebody asks about. `port` is the port at the destination (after any Service translation), or for
 * ICMP the type; left out for protocols that have neither.
 *
 * @public
 */
export interface ConnectionQuery {
  readonly from: EndpointQuery;
  readonly to: EndpointQuery;
  /** `TCP` unless given. */
  readonly protocol?: Protocol;
  readonly port?: number;
}
