import { ServiceUnavailableError } from '@backstage/errors';
import { ChangeEvent } from 'backstage-plugin-cns-common';
import { BindingService } from '../../bindings/BindingService';
import { EntityQuery } from '../EntityQuery';
import { EntitySubscription } from './EntitySubscription';
import { EventsService } from './EventsService';

/**
 * {@link EventsService} over the feeds of the watch cache.
 *
 * @internal
 */
export class DefaultEventsService implements EventsService {
  readonly #bindings: BindingService;
  readonly #maximumListeners: number;
  #listeners = 0;

  constructor(options: { bindings: BindingService; maximumListeners: number }) {
    this.#bindings = options.bindings;
    this.#maximumListeners = options.maximumListeners;
  }

  async subscribe(
    { entity }: EntityQuery,
    listener: (event: ChangeEvent) => void,
  ): Promise<() => void> {
    if (this.#listeners >= this.#maximumListeners) {
      throw new ServiceUnavailableError(
        'Too many pages are listening for changes; this one has to poll',
      );
    }
    this.#listeners += 1;
    try {
      const subscription = new EntitySubscription(
        this.#bindings,
        entity,
        listener,
      );
      await subscription.follow();
      return () => {
        if (subscription.end()) {
          this.#listeners -= 1;
        }
      };
    } catch (error) {
      this.#listeners -= 1;
      throw error;
    }
  }
}
