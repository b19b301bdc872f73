import {
  CiliumOptions,
  createProfile,
  policyKindOf,
  PolicyEffect,
  PodView,
  Profile,
  readPolicy,
} from 'backstage-plugin-cns-common';
import {
  ClusterPod,
  ClusterPolicy,
  Labels,
} from '../../cluster-state/ClusterObjects';
import { ClusterStateReader } from '../../cluster-state/ClusterStateReader';
import { readCiliumFacts } from './readCiliumFacts';

// Policies do not depend on it unless a cluster mesh names it; Cilium's own default.
const CLUSTER_NAME = 'default';

/**
 * What policies do under the profile of their cluster, from the engine; remembered as long as the objects live.
 *
 * @internal
 */
export class ClusterProfiles {
  readonly #profiles = new Map<string, Profile>();
  readonly #effects = new WeakMap<
    ClusterPolicy,
    { readonly profile: Profile; readonly effect: PolicyEffect }
  >();
  readonly #views = new WeakMap<
    Labels,
    {
      readonly profile: Profile;
      readonly namespaceLabels: Labels;
      readonly view: PodView;
    }
  >();

  /** Who enforces policies in a cluster, as settings of the engine. */
  profileOf(cluster: ClusterStateReader): Profile {
    const facts = readCiliumFacts(cluster);
    const options: CiliumOptions | undefined = facts.runs
      ? facts.options
      : undefined;
    const key = JSON.stringify(options ?? 'kubernetes');
    const known = this.#profiles.get(key);
    if (known) {
      return known;
    }
    const profile = options
      ? createProfile('cilium', options)
      : createProfile('kubernetes');
    this.#profiles.set(key, profile);
    return profile;
  }

  effectOf(policy: ClusterPolicy, profile: Profile): PolicyEffect {
    const known = this.#effects.get(policy);
    if (known?.profile === profile) {
      return known.effect;
    }
    const [version, group] = policy.apiVersion.split('/').reverse();
    const source = {
      group: group ?? '',
      version,
      kind: policy.kind,
      value: policy.manifest,
      source: { path: [] },
    };
    const effect = PolicyEffect.create(
      readPolicy(source, policyKindOf(source) ?? policy.kind),
      profile,
      CLUSTER_NAME,
    );
    this.#effects.set(policy, { profile, effect });
    return effect;
  }

  /** Pods of one controller share their labels object, and so their view. */
  viewOf(pod: ClusterPod, namespaceLabels: Labels, profile: Profile): PodView {
    const known = this.#views.get(pod.labels);
    if (
      known?.profile === profile &&
      known.namespaceLabels === namespaceLabels
    ) {
      return known.view;
    }
    const view = PolicyEffect.view(
      {
        namespace: pod.namespace,
        labels: pod.labels,
        serviceAccount: pod.serviceAccount,
        hostNetwork: pod.hostNetwork,
        namespaceLabels,
      },
      profile,
      CLUSTER_NAME,
    );
    this.#views.set(pod.labels, { profile, namespaceLabels, view });
    return view;
  }
}
