import { Answer, TrafficItem, TrafficRange } from 'backstage-plugin-cns-common';
import { BindingService, BoundPlace } from '../../bindings/BindingService';
import { EntityQuery } from '../EntityQuery';
import { placeProblems } from '../placeProblems';
import { TrafficReader } from './TrafficReader';
import { TrafficService } from './TrafficService';

/**
 * {@link TrafficService} over the confirmed places of the binding: a namespace's throughput is nobody's but its owner's.
 *
 * @internal
 */
export class DefaultTrafficService implements TrafficService {
  readonly #bindings: BindingService;
  readonly #reader: TrafficReader;

  constructor(options: { bindings: BindingService; reader: TrafficReader }) {
    this.#bindings = options.bindings;
    this.#reader = options.reader;
  }

  async read(
    query: EntityQuery,
    range: TrafficRange,
  ): Promise<Answer<TrafficItem>> {
    const resolved = await this.#bindings.resolve(query.entity);
    const readings = await Promise.all(
      resolved.places
        .filter(({ target }) => target.trust === 'confirmed')
        .map(place =>
          this.#reader.read({
            cluster: place.target.cluster,
            namespace: place.target.namespace,
            workloads: workloadsOf(place),
            range,
            namespaces: new Set(
              place.cluster?.namespaces().map(({ name }) => name) ?? [],
            ),
          }),
        ),
    );
    return {
      items: readings.flatMap(({ item }) => (item ? [item] : [])),
      problems: [
        ...placeProblems(resolved),
        ...readings.flatMap(({ problems }) => problems),
      ],
      freshness: readings.flatMap(({ freshness }) => freshness),
    };
  }
}

/** None when some pod has no controller: then the workloads would not be all that the entity is. */
function workloadsOf(place: BoundPlace): readonly string[] {
  const pods = place.pods();
  const names = pods.flatMap(({ workload }) => workload?.name ?? []);
  return names.length === pods.length ? names : [];
}
