import { Clock, Random, World } from '../world';
import { createDelivery } from './createDelivery';
import { createEmptyScenario } from './empty/createEmptyScenario';
import { ScenarioContent, ScenarioName, ScenarioSize } from './Scenario';
import { createShopScenario } from './shop/createShopScenario';
import { createThousandPodsScenario } from './thousand-pods/createThousandPodsScenario';
import { BuildContext } from './build/BuildContext';
import { runControllers } from '../controllers';

/** Which world, from which seed, by which clock. @public */
export interface WorldOptions {
  readonly scenario: ScenarioName;
  readonly seed: number;
  readonly clock: Clock;
  readonly size?: Partial<ScenarioSize>;
}

/** 10,000 pods and 2,000 policies over five clusters: the size of the budgets. */
const DEFAULT_SIZE: ScenarioSize = {
  pods: 10_000,
  policies: 2_000,
  clusters: 5,
};

/**
 * Makes a world. The same options and the same time give the same world, byte for byte.
 *
 * @public
 */
export function createWorld(options: WorldOptions): World {
  const { scenario, seed, clock } = options;
  // Whole seconds, because Kubernetes has no finer times.
  const startedAt = Math.floor(clock.now() / 1000) * 1000;
  const random = new Random(seed);
  const content = build(
    scenario,
    { clock, random: random.fork(scenario), startedAt },
    { ...DEFAULT_SIZE, ...options.size },
  );
  const world = { scenario, seed, random, clock, startedAt, ...content };
  for (const cluster of world.clusters.values()) {
    runControllers(cluster, clock, random.fork(`controllers ${cluster.name}`));
  }
  return { ...world, deliver: createDelivery(world) };
}

function build(
  scenario: ScenarioName,
  context: BuildContext,
  size: ScenarioSize,
): ScenarioContent {
  switch (scenario) {
    case 'shop':
      return createShopScenario(context);
    case 'thousand-pods':
      return createThousandPodsScenario(context, size);
    case 'empty':
      return createEmptyScenario(context);
    default: {
      const never: never = scenario;
      throw new Error(`No such scenario: ${String(never)}`);
    }
  }
}
