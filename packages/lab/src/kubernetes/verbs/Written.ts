import { KubernetesObject } from '../../world';

/** The result of a write. @internal */
export interface Written {
  readonly object: KubernetesObject;
  readonly created: boolean;
  /** Texts for `Warning` headers. */
  readonly warnings: readonly string[];
}
