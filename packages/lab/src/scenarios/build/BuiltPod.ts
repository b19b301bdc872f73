import { KubernetesObject } from '../../world';

/** A pod with what the rest of the builder needs of it. @internal */
export interface BuiltPod {
  readonly object: KubernetesObject;
  readonly ip: string;
  readonly hostIp: string;
  readonly ready: boolean;
  /** Counts up over all pods of the cluster. */
  readonly number: number;
}
