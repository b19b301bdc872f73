import { ScenarioName, ScenarioSize } from './scenarios';
import { LabLogger } from './server';
import { Clock } from './world';

/**
 * What a lab is to be. Everything has a default.
 *
 * @public
 */
export interface LabOptions {
  /** Default `shop`. */
  readonly scenario?: ScenarioName;
  /** Default 1. */
  readonly seed?: number;
  /** Size of the scenario `thousand-pods`; default 10,000 pods, 2,000 policies, 5 clusters. */
  readonly size?: Partial<ScenarioSize>;
  /** Default: the machine's clock. */
  readonly clock?: Clock;
  /** Default: free ports, so that tests can run side by side. */
  readonly ports?: LabPorts;
  readonly logger?: LabLogger;
}

/**
 * Where the servers listen; 0 or absent for a free port.
 *
 * @public
 */
export interface LabPorts {
  readonly control?: number;
  readonly gitlab?: number;
  /** For each cluster, by name and position. */
  readonly kubernetes?: ClusterPort;
  readonly prometheus?: ClusterPort;
}

/** Chooses the port of a cluster's server; clusters are numbered from 0 in the order of the scenario. @public */
export type ClusterPort = (cluster: string, index: number) => number;
