import { Labels } from '../../model/LabelSelector';
import { Policy } from '../../model/Policy';
import { Direction } from '../../model/Traffic';
import { WorkloadPod } from '../../model/Workload';
import { lowerPolicy } from '../compile/lowerPolicy';
import { podFacets } from '../compile/podFacets';
import { PolicyOutcome, Statement } from '../compile/Statement';
import { Profile } from '../profiles/Profile';
import { Facets } from '../selectors/FacetSelector';

/**
 * What is to be known of a pod to tell whether a policy selects it.
 *
 * @public
 */
export interface SelectablePod
  extends Pick<
    WorkloadPod,
    'namespace' | 'labels' | 'serviceAccount' | 'hostNetwork'
  > {
  readonly namespaceLabels: Labels;
}

/**
 * A pod as selectors see it, made once and then shown to many policies. `undefined` stands for a pod that no policy can select, because it is
 * part of its node.
 *
 * @public
 */
export type PodView = { readonly facets: Facets } | undefined;

/**
 * What one policy does, without the rest of the cluster: which pods it selects, whether it isolates them, how many rules admit something. For
 * lists of policies; verdicts need a {@link PolicyAnalysis}.
 *
 * @public
 */
export class PolicyEffect {
  readonly outcome: PolicyOutcome;
  /** Directions that it isolates or decides. */
  readonly directions: readonly Direction[];
  readonly #statements: readonly Statement[];

  private constructor(
    outcome: PolicyOutcome,
    statements: readonly Statement[],
  ) {
    this.outcome = outcome;
    this.#statements = statements;
    const directions: readonly Direction[] = ['ingress', 'egress'];
    this.directions = directions.filter(direction =>
      statements.some(statement => statement.directions[direction]),
    );
  }

  /** Groups of addresses and services that its rules refer to need not be known: they change whom it admits, not what is told here. */
  static create(
    policy: Policy,
    profile: Profile,
    clusterName: string,
  ): PolicyEffect {
    const { outcome, statements } = lowerPolicy(policy, profile, {
      name: clusterName,
      namespaces: [],
      workloads: [],
      nodes: [],
      services: [],
      ingresses: [],
      cidrGroups: [],
      policies: [],
      cilium: profile.name === 'cilium',
    });
    return new PolicyEffect(outcome, statements);
  }

  /** Prepares a pod for {@link PolicyEffect.selects}. */
  static view(
    pod: SelectablePod,
    profile: Profile,
    clusterName: string,
  ): PodView {
    if (pod.hostNetwork && !profile.hostNetworkAsPods) {
      return undefined;
    }
    return {
      facets: podFacets(
        { ...pod, name: '', ports: [], ips: [], template: false },
        pod.namespaceLabels,
        clusterName,
        profile,
      ),
    };
  }

  selects(pod: PodView): boolean {
    return (
      pod !== undefined &&
      this.#statements.some(({ subject }) =>
        subject.selector.matches(pod.facets),
      )
    );
  }

  /** Whether a pod that it selects is closed in a direction but for what rules admit. */
  isolates(pod: PodView, direction: Direction): boolean {
    return (
      pod !== undefined &&
      this.#statements.some(
        ({ subject, directions }) =>
          directions[direction]?.isolates === true &&
          subject.selector.matches(pod.facets),
      )
    );
  }

  /** Number of rules that admit something to a pod that it selects. */
  admittingRules(pod: PodView, direction: Direction): number {
    if (pod === undefined) {
      return 0;
    }
    const paths = this.#statements
      .filter(({ subject }) => subject.selector.matches(pod.facets))
      .flatMap(({ directions }) => directions[direction]?.rules ?? [])
      .filter(({ action, peers }) => action === 'allow' && peers.length > 0)
      // An entry of a Cilium policy is several rules, one per port item, with one path.
      .map(({ ref }) => ref.path);
    return new Set(paths).size;
  }
}
