import { World } from '../world';
import { BuildContext } from './build/BuildContext';

/** How large a world is to be; only `thousand-pods` asks. @public */
export interface ScenarioSize {
  readonly pods: number;
  readonly policies: number;
  readonly clusters: number;
}

/** What a scenario puts into the world. @internal */
export type ScenarioContent = Pick<World, 'clusters' | 'gitlab'>;

/** Makes the beginning of a world. @internal */
export type Scenario = (
  context: BuildContext,
  size: ScenarioSize,
) => ScenarioContent;

/** The worlds that the lab knows. @public */
export type ScenarioName = 'shop' | 'thousand-pods' | 'empty';
