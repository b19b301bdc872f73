import { BindingTarget, CNS_ANNOTATIONS } from 'backstage-plugin-cns-common';
import { ClusterPod } from '../cluster-state/ClusterObjects';
import { ClusterStateReader } from '../cluster-state/ClusterStateReader';
import { BoundPlace } from './BindingService';
import { EntityIdentity } from './EntityIdentity';
import { LabelQuery } from './LabelQuery';

/**
 * A place of which something may be read: everything that its selector picks where it is confirmed, else only pods with the entity's own name.
 *
 * @internal
 */
export class ReadablePlace implements BoundPlace {
  readonly target: BindingTarget;
  readonly cluster: ClusterStateReader;
  readonly #selector: LabelQuery;
  readonly #identity: EntityIdentity;
  #pods: readonly ClusterPod[] | undefined;

  constructor(options: {
    target: BindingTarget;
    state: ClusterStateReader;
    selector: LabelQuery;
    identity: EntityIdentity;
  }) {
    this.target = options.target;
    this.cluster = options.state;
    this.#selector = options.selector;
    this.#identity = options.identity;
  }

  pods(): readonly ClusterPod[] {
    this.#pods ??= this.cluster
      .pods(this.target.namespace)
      .filter(
        ({ labels }) =>
          this.#selector.matches(labels) &&
          (this.target.trust === 'confirmed' ||
            this.#identity.isLabel(labels[CNS_ANNOTATIONS.kubernetesId])),
      );
    return this.#pods;
  }
}
