import { Cluster, ResourceKind, World } from '../world';
import { Identity } from './access/Identity';

/**
 * A request to the API, understood: which resource of which cluster, and who asks.
 *
 * @internal
 */
export interface ApiRequest {
  readonly world: World;
  readonly cluster: Cluster;
  readonly identity: Identity;
  readonly request: Request;
  readonly query: URLSearchParams;
  readonly kind: ResourceKind;
  /** Absent for cluster-scoped resources and for all namespaces. */
  readonly namespace?: string;
  /** Absent for collections. */
  readonly name?: string;
  readonly subresource?: string;
}

/** An {@link ApiRequest} about one object. @internal */
export interface NamedApiRequest extends ApiRequest {
  readonly name: string;
}
