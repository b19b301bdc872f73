export { LAB_GITLAB_TOKEN } from './build/createGitlabState';
export { createWorld } from './createWorld';
export type { WorldOptions } from './createWorld';
export type { ScenarioName, ScenarioSize } from './Scenario';
