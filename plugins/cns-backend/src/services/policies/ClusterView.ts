import {
  Direction,
  PodView,
  PolicyEffect,
  Profile,
} from 'backstage-plugin-cns-common';
import { BoundPlace } from '../../bindings/BindingService';
import { ClusterPod, ClusterPolicy } from '../../cluster-state/ClusterObjects';
import { ClusterStateReader } from '../../cluster-state/ClusterStateReader';
import { ClusterProfiles } from './ClusterProfiles';
import { CiliumFacts, readCiliumFacts } from './readCiliumFacts';
import { ReasonedStatus, readPolicyStatus } from './readPolicyStatus';

const NO_LABELS = {};

/** A policy with what it does to the entity's pods. @internal */
export interface ViewedPolicy {
  readonly policy: ClusterPolicy;
  readonly effect: PolicyEffect;
  readonly status: ReasonedStatus;
  /** The entity's pods that it selects. */
  readonly ofEntity: readonly ClusterPod[];
  /** Whether everything of it may be shown; else only that it is there and what it does. */
  readonly open: boolean;
}

/** A pod as policies see it. */
interface ViewedPod {
  readonly pod: ClusterPod;
  readonly view: PodView;
}

/**
 * What one entity may see of the policies of one cluster, at one moment.
 *
 * @internal
 */
export class ClusterView {
  readonly cluster: ClusterStateReader;
  readonly cilium: CiliumFacts;
  readonly #places: readonly BoundPlace[];
  readonly #profiles: ClusterProfiles;
  readonly #profile: Profile;
  readonly #viewedPods = new Map<string, readonly ViewedPod[]>();
  #policies: readonly ViewedPolicy[] | undefined;

  constructor(options: {
    cluster: ClusterStateReader;
    /** The entity's places in this cluster. */
    places: readonly BoundPlace[];
    profiles: ClusterProfiles;
  }) {
    this.cluster = options.cluster;
    this.#profiles = options.profiles;
    this.#profile = options.profiles.profileOf(options.cluster);
    this.cilium = readCiliumFacts(options.cluster);
    this.#places = options.places;
  }

  get profile(): Profile {
    return this.#profile;
  }

  /** Policies of the confirmed namespaces, and of all others that select the entity's pods, sorted by namespace and name. */
  policies(): readonly ViewedPolicy[] {
    this.#policies ??= this.#findPolicies();
    return this.#policies;
  }

  /** Pods that a policy selects, of those that the entity may know of: all of its confirmed namespaces. */
  selected(policy: ViewedPolicy): readonly ClusterPod[] {
    const { namespace } = policy.policy;
    const known = [...new Set(this.#namespaces('confirmed'))]
      .filter(name => namespace === undefined || name === namespace)
      .flatMap(name => this.#viewedIn(name));
    return selectedBy(policy.effect, known);
  }

  /** Whether a policy isolates a pod, and with how many rules that admit something. */
  isolation(
    policy: ViewedPolicy,
    pod: ClusterPod,
    direction: Direction,
  ): { readonly isolates: boolean; readonly rules: number } {
    const [{ view }] = this.#viewed([pod]);
    return {
      isolates: policy.effect.isolates(view, direction),
      rules: policy.effect.admittingRules(view, direction),
    };
  }

  /** Whether no policy could select the pod, because it is part of its node. */
  isNode(pod: ClusterPod): boolean {
    return pod.hostNetwork && !this.#profile.hostNetworkAsPods;
  }

  #findPolicies(): readonly ViewedPolicy[] {
    const confirmed = new Set(this.#namespaces('confirmed'));
    const pods = this.#viewed(this.#places.flatMap(place => place.pods()));
    const namespaced = [...new Set(this.#namespaces())].flatMap(namespace =>
      this.cluster.policies(namespace),
    );
    return [...namespaced, ...this.cluster.clusterPolicies()]
      .map(policy => this.#view(policy, pods))
      .filter(
        ({ policy, ofEntity }) =>
          ofEntity.length > 0 ||
          (policy.namespace !== undefined && confirmed.has(policy.namespace)),
      )
      .map(viewed => {
        const open =
          viewed.policy.namespace === undefined
            ? viewed.ofEntity.some(pod => confirmed.has(pod.namespace))
            : confirmed.has(viewed.policy.namespace);
        return {
          ...viewed,
          open,
          status: open ? viewed.status : withoutDetails(viewed.status),
        };
      })
      .sort((a, b) => comparePolicies(a.policy, b.policy));
  }

  #namespaces(trust?: 'confirmed'): readonly string[] {
    return this.#places
      .filter(({ target }) =>
        trust
          ? target.trust === trust
          : target.trust === 'confirmed' || target.trust === 'unconfirmed',
      )
      .map(({ target }) => target.namespace);
  }

  #viewedIn(namespace: string): readonly ViewedPod[] {
    const known = this.#viewedPods.get(namespace);
    if (known) {
      return known;
    }
    const viewed = this.#viewed(this.cluster.pods(namespace));
    this.#viewedPods.set(namespace, viewed);
    return viewed;
  }

  #viewed(pods: readonly ClusterPod[]): readonly ViewedPod[] {
    return [...new Set(pods)].map(pod => ({
      pod,
      view: this.#profiles.viewOf(
        pod,
        this.cluster.namespace(pod.namespace)?.labels ?? NO_LABELS,
        this.#profile,
      ),
    }));
  }

  #view(
    policy: ClusterPolicy,
    pods: readonly ViewedPod[],
  ): Omit<ViewedPolicy, 'open'> {
    const effect = this.#profiles.effectOf(policy, this.#profile);
    return {
      policy,
      effect,
      status: readPolicyStatus(policy, effect, this.cilium),
      ofEntity: selectedBy(effect, pods),
    };
  }
}

// What Cilium says about an invalid policy quotes from it.
function withoutDetails(status: ReasonedStatus): ReasonedStatus {
  return status.status === 'invalid'
    ? { status: 'invalid', statusReason: 'It is refused, so it has no effect.' }
    : status;
}

// Pods of one controller share one view, so that the selector is asked once for all of them.
function selectedBy(
  effect: PolicyEffect,
  pods: readonly ViewedPod[],
): readonly ClusterPod[] {
  const answers = new Map<PodView, boolean>();
  return pods
    .filter(({ view }) => {
      const known = answers.get(view);
      if (known !== undefined) {
        return known;
      }
      const answer = effect.selects(view);
      answers.set(view, answer);
      return answer;
    })
    .map(({ pod }) => pod);
}

// Policies of namespaces first, since they are the ones that a service can change.
function comparePolicies(a: ClusterPolicy, b: ClusterPolicy): number {
  return (
    Number(a.namespace === undefined) - Number(b.namespace === undefined) ||
    (a.namespace ?? '').localeCompare(b.namespace ?? '') ||
    a.name.localeCompare(b.name) ||
    a.kind.localeCompare(b.kind)
  );
}
