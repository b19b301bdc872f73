import type { Entity, CompoundEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import type { CnsApi } from '../src';

/** An entity of the dev app, and what is answered about it. */
export interface Scenario {
  readonly entity: Entity;
  readonly api: CnsApi;
}

/** One API that answers for each entity as its scenario says. */
export function createScenarioApi(scenarios: readonly Scenario[]): CnsApi {
  const apiOf = (ref: CompoundEntityRef): CnsApi => {
    const scenario = scenarios.find(
      ({ entity }) => entity.metadata.name === ref.name,
    );
    if (!scenario) {
      throw new NotFoundError(`No scenario has the entity ${ref.name}`);
    }
    return scenario.api;
  };
  return {
    getOverview: (ref, query, options) =>
      apiOf(ref).getOverview(ref, query, options),
    getPolicies: (ref, options) => apiOf(ref).getPolicies(ref, options),
    getPolicy: (ref, policy, options) =>
      apiOf(ref).getPolicy(ref, policy, options),
    getTraffic: (ref, query, options) =>
      apiOf(ref).getTraffic(ref, query, options),
    getPipelines: (ref, options) => apiOf(ref).getPipelines(ref, options),
    getInstallation: (ref, options) => apiOf(ref).getInstallation(ref, options),
    getLogs: (ref, options) => apiOf(ref).getLogs(ref, options),
    watchChanges: (ref, options) => apiOf(ref).watchChanges(ref, options),
  };
}
