import { Answer, Binding } from 'backstage-plugin-cns-common';
import { BindingService } from '../../bindings/BindingService';
import { EntityQuery } from '../EntityQuery';
import { BindingAnswerService } from './BindingAnswerService';

/** {@link BindingAnswerService} over {@link BindingService}. @internal */
export class DefaultBindingAnswerService implements BindingAnswerService {
  readonly #bindings: BindingService;

  constructor(options: { bindings: BindingService }) {
    this.#bindings = options.bindings;
  }

  async read({ entity }: EntityQuery): Promise<Answer<Binding>> {
    const { binding, places, problems } = await this.#bindings.resolve(entity);
    const clusters = [
      ...new Set(places.flatMap(({ cluster }) => cluster ?? [])),
    ];
    return {
      items: [binding],
      problems: [
        ...problems,
        ...clusters.flatMap(cluster => cluster.problems()),
      ],
      freshness: clusters.map(cluster =>
        cluster.freshness(binding.targets.map(({ namespace }) => namespace)),
      ),
    };
  }
}
