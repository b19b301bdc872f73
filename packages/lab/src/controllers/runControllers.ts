import { Clock, Cluster, Random } from '../world';
import { runCiliumPolicyValidation } from './runCiliumPolicyValidation';
import { runWorkloadControllers } from './runWorkloadControllers';

/**
 * Starts what reacts to changes inside a cluster: Cilium's operator, and the controllers that keep pods running.
 *
 * @internal
 */
export function runControllers(
  cluster: Cluster,
  clock: Clock,
  random: Random,
): void {
  runCiliumPolicyValidation(cluster, clock);
  runWorkloadControllers(cluster, clock, random);
}
