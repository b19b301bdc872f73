import type { KubeConfig } from '@kubernetes/client-node';

/**
 * How one API server is reached: its address, its certificate authority, and credentials that may change between calls.
 *
 * @internal
 */
export interface ClusterConnection {
  readonly name: string;
  /**
   * A configuration with credentials that are valid now. The same object each time, so that its connections are reused.
   *
   * @throws whatever obtaining the credentials threw
   */
  kubeConfig(): Promise<KubeConfig>;
}
