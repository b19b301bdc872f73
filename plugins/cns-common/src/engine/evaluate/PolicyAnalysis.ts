import { ClusterSnapshot } from '../../model/ClusterSnapshot';
import { Policy } from '../../model/Policy';
import { Verdict, VerdictValue } from '../../model/Verdict';
import { ClusterIndex } from '../compile/ClusterIndex';
import { CompiledCluster } from '../compile/CompiledCluster';
import { lowerPolicy } from '../compile/lowerPolicy';
import {
  ConnectionRelation,
  RelationOptions,
} from '../connections/ConnectionRelation';
import { ConnectionRow } from '../connections/ConnectionRow';
import { ConnectionDiff } from '../diff/ConnectionChange';
import { diffAnalyses } from '../diff/diffAnalyses';
import { LoweredPolicy, PolicyOutcome } from '../compile/Statement';
import { explainConnection } from '../explain/explainConnection';
import { TrafficTable } from '../ports/TrafficTable';
import { Profile } from '../profiles/Profile';
import { ConnectionEvaluator } from './ConnectionEvaluator';
import { ConnectionQuery } from './ConnectionQuery';
import { isSamePod } from './isSamePod';

/**
 * The policies of one cluster, compiled under one profile: build it once, then ask.
 *
 * @example
 * ```ts
 * const { snapshot } = readKubernetesObjects([...namespaces, ...pods, ...policies]);
 * const analysis = PolicyAnalysis.create(snapshot, createProfile('cilium'));
 * analysis.decide({
 *   from: { kind: 'pod', namespace: 'shop', name: 'web-1' },
 *   to: { kind: 'pod', namespace: 'shop', name: 'db-0' },
 *   port: 5432,
 * }); // 'allowed' | 'denied' | 'unknown', or undefined if there is no such pod
 * ```
 *
 * @public
 */
export class PolicyAnalysis {
  readonly snapshot: ClusterSnapshot;
  readonly profile: Profile;
  readonly #index: ClusterIndex;
  readonly #lowered: ReadonlyMap<Policy, LoweredPolicy>;
  readonly #traffic: TrafficTable;
  readonly #evaluator: ConnectionEvaluator;

  private constructor(
    snapshot: ClusterSnapshot,
    profile: Profile,
    index: ClusterIndex,
    lowered: ReadonlyMap<Policy, LoweredPolicy>,
    traffic: TrafficTable,
  ) {
    this.snapshot = snapshot;
    this.profile = profile;
    this.#index = index;
    this.#lowered = lowered;
    this.#traffic = traffic;
    const statements = [...lowered.values()].flatMap(
      policy => policy.statements,
    );
    this.#evaluator = new ConnectionEvaluator(
      snapshot,
      index,
      new CompiledCluster(profile, index, statements, traffic),
    );
  }

  static create(snapshot: ClusterSnapshot, profile: Profile): PolicyAnalysis {
    return new PolicyAnalysis(
      snapshot,
      profile,
      ClusterIndex.create(snapshot, profile),
      new Map(
        snapshot.policies.map(policy => [
          policy,
          lowerPolicy(policy, profile, snapshot),
        ]),
      ),
      new TrafficTable(),
    );
  }

  /** What became of each policy under the profile, in the order of the snapshot. */
  get outcomes(): readonly PolicyOutcome[] {
    return [...this.#lowered.values()].map(({ outcome }) => outcome);
  }

  /** The evaluation underneath; for the other parts of the engine. @internal */
  get evaluator(): ConnectionEvaluator {
    return this.#evaluator;
  }

  /** The analysis after policies were exchanged; see {@link PolicyAnalysis.withSnapshot}. */
  withPolicies(policies: readonly Policy[]): PolicyAnalysis {
    return this.withSnapshot({ ...this.snapshot, policies });
  }

  /**
   * The analysis of a later state of the same cluster. Whatever is the same object in both snapshots is not compiled
   * again, so give back the policies, workloads and lists that did not change.
   */
  withSnapshot(snapshot: ClusterSnapshot): PolicyAnalysis {
    const old = this.snapshot;
    // Services and CIDR groups are part of what some rules mean, so rules have to be translated again when they change.
    const sameContext =
      snapshot.name === old.name &&
      snapshot.services === old.services &&
      snapshot.cidrGroups === old.cidrGroups;
    return new PolicyAnalysis(
      snapshot,
      this.profile,
      ClusterIndex.update(this.#index, snapshot, this.profile),
      new Map(
        snapshot.policies.map(policy => [
          policy,
          (sameContext ? this.#lowered.get(policy) : undefined) ??
            lowerPolicy(policy, this.profile, snapshot),
        ]),
      ),
      this.#traffic,
    );
  }

  /** Ids of workloads whose pods some policy tells apart, so that there is no one answer for the workload. */
  dividedWorkloads(): readonly string[] {
    const { cluster } = this.#evaluator;
    return this.snapshot.workloads
      .filter(({ id }) => {
        const classes = this.#evaluator
          .endsOfWorkload(id)
          .flatMap(end => (end.kind === 'class' ? [end.class] : []));
        return classes.some(
          number =>
            !cluster.classes[number].looksLike(cluster.classes[classes[0]]),
        );
      })
      .map(({ id }) => id);
  }

  /** Only the verdict: cheap enough to ask very often. `undefined` if an end does not exist. */
  decide(query: ConnectionQuery): VerdictValue | undefined {
    const from = this.#evaluator.find(query.from);
    const to = this.#evaluator.find(query.to);
    if (from.length === 0 || to.length === 0) return undefined;
    const protocol = query.protocol ?? 'TCP';
    const value = query.port ?? 0;
    let allow = false;
    let deny = false;
    for (const source of from) {
      for (const destination of to) {
        if (isSamePod(source, destination)) {
          allow = true;
          continue;
        }
        const pair = this.#evaluator.pair(source, destination);
        allow ||= this.#traffic.set(pair.allow).has(protocol, value);
        deny ||= this.#traffic.set(pair.deny).has(protocol, value);
      }
    }
    if (allow && deny) return 'unknown';
    return allow ? 'allowed' : 'denied';
  }

  /** The verdict with everything behind it. `undefined` if an end does not exist. */
  explain(query: ConnectionQuery): Verdict | undefined {
    return explainConnection(this.#evaluator, query);
  }

  /** All connections: workload to workload, and to and from the outside; sorted by the ids of both ends. */
  connections(options?: RelationOptions): readonly ConnectionRow[] {
    return new ConnectionRelation(this.#evaluator, options).all();
  }

  /**
   * The connections of one workload, without computing those of others. `undefined` if there is no such workload.
   *
   * @param id - `namespace/name[Kind]`
   */
  reach(
    id: string,
    options?: RelationOptions,
  ):
    | {
        readonly incoming: readonly ConnectionRow[];
        readonly outgoing: readonly ConnectionRow[];
      }
    | undefined {
    const workload = this.snapshot.workloads.find(item => item.id === id);
    if (workload === undefined) return undefined;
    const relation = new ConnectionRelation(this.#evaluator, options);
    return {
      incoming: relation.to(workload),
      outgoing: relation.from(workload),
    };
  }

  /**
   * What is different after a change, as seen from this analysis. Cheap if `after` was made from this one by
   * {@link PolicyAnalysis.withPolicies}, because then only what the exchanged policies speak about is compared.
   */
  diff(after: PolicyAnalysis, options?: RelationOptions): ConnectionDiff {
    return diffAnalyses(this.#evaluator, after.#evaluator, options);
  }
}
