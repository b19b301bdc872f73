import { Freshness, UpstreamProblem } from 'backstage-plugin-cns-common';
import { ClusterKindState, ClusterStateReader } from './ClusterStateReader';

/**
 * A cluster that is known by name but cannot be asked at all, such as one whose credentials only the browser has: empty, with the problem that says why.
 *
 * @internal
 */
export class UnavailableClusterState implements ClusterStateReader {
  readonly name: string;
  readonly #problem: UpstreamProblem;

  constructor(options: { name: string; problem: UpstreamProblem }) {
    this.name = options.name;
    this.#problem = options.problem;
  }

  async ready(): Promise<void> {}

  freshness(): Freshness {
    return {
      upstream: { kind: 'kubernetes', name: this.name },
      state: 'stale',
    };
  }

  problems(): readonly UpstreamProblem[] {
    return [this.#problem];
  }

  kindState(): ClusterKindState {
    return 'unavailable';
  }

  version(): undefined {}

  namespace(): undefined {}

  namespaces(): readonly never[] {
    return [];
  }

  pods(): readonly never[] {
    return [];
  }

  namespacesWithPodId(): readonly never[] {
    return [];
  }

  podCount(): number {
    return 0;
  }

  policies(): readonly never[] {
    return [];
  }

  clusterPolicies(): readonly never[] {
    return [];
  }

  policy(): undefined {}

  nodes(): readonly never[] {
    return [];
  }

  ciliumAgents(): readonly never[] {
    return [];
  }

  ciliumOperators(): readonly never[] {
    return [];
  }

  ciliumConfigs(): readonly never[] {
    return [];
  }

  ciliumEndpoint(): undefined {}

  onChange(): () => void {
    return () => {};
  }
}
