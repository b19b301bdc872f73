/** A controller of the beginning, with all that hangs on it. @internal */
export interface WorkloadSeed {
  readonly kind: 'Deployment' | 'StatefulSet' | 'DaemonSet';
  readonly namespace: string;
  readonly name: string;
  readonly replicas: number;
  /** Of controller and pods; `app` is added. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly containers: readonly ContainerSeed[];
  readonly service?: ServiceSeed;
  readonly hostNetwork?: boolean;
  readonly serviceAccount?: string;
  /** Seconds before the start of the world. */
  readonly age?: number;
  /** Age of the pods, if they were replaced since. */
  readonly podAge?: number;
  /** False for pods that are older than Cilium: they have no CiliumEndpoint. Default true. */
  readonly managedByCilium?: boolean;
  /** How many of the pods are ready; all if absent. */
  readonly ready?: number;
  readonly restarts?: number;
  /** The manager of the controller object. */
  readonly author?: string;
}

/** One container of a pod. @internal */
export interface ContainerSeed {
  readonly name: string;
  readonly image: string;
  readonly args?: readonly string[];
  readonly ports?: readonly {
    readonly name: string;
    readonly port: number;
    readonly protocol?: 'TCP' | 'UDP';
  }[];
}

/** The Service in front of a controller. @internal */
export interface ServiceSeed {
  readonly name?: string;
  readonly port: number;
  readonly targetPort: number | string;
  readonly portName?: string;
  readonly protocol?: 'TCP' | 'UDP';
  readonly type?: 'ClusterIP' | 'LoadBalancer';
  readonly externalAddress?: string;
}
