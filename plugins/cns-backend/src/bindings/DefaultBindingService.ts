import { Entity } from '@backstage/catalog-model';
import { BindingTarget, UpstreamProblem } from 'backstage-plugin-cns-common';
import {
  ClusterStateReader,
  ClusterStates,
} from '../cluster-state/ClusterStateReader';
import { BindingsConfig } from '../config/CnsConfig';
import { BindingService, BoundPlace, ResolvedBinding } from './BindingService';
import { ClaimedPlace } from './ClaimedPlace';
import { claimProblems } from './claimProblems';
import { confirmCommand } from './confirmCommand';
import { EntityIdentity } from './EntityIdentity';
import { findNamespaces } from './findNamespaces';
import { isCluster } from './isCluster';
import { judgeNamespace } from './judgeNamespace';
import { LabelQuery } from './LabelQuery';
import { ManagementProjectReader } from './ManagementProjectReader';
import { readClaims } from './readClaims';
import { ReadablePlace } from './ReadablePlace';
import { readProjects } from './readProjects';

/** A place with both names known. */
interface Candidate {
  readonly cluster: string;
  readonly namespace: string;
  readonly selector: LabelQuery;
  readonly state?: ClusterStateReader;
}

/**
 * {@link BindingService} over the watch cache.
 *
 * @internal
 */
export class DefaultBindingService implements BindingService {
  readonly #clusters: ClusterStates;
  readonly #config: BindingsConfig;
  readonly #management: ManagementProjectReader;
  readonly #gitlabHosts: readonly string[];

  constructor(options: {
    clusters: ClusterStates;
    config: BindingsConfig;
    management: ManagementProjectReader;
    gitlabHosts: readonly string[];
  }) {
    this.#clusters = options.clusters;
    this.#config = options.config;
    this.#management = options.management;
    this.#gitlabHosts = options.gitlabHosts;
  }

  async resolve(entity: Entity): Promise<ResolvedBinding> {
    const identity = new EntityIdentity(entity);
    const claims = readClaims(entity);
    const problems: UpstreamProblem[] = [];
    const states = await this.#clusters.list();
    const names = states.map(({ name }) => name);
    const own = isCluster(entity)
      ? states.filter(({ name }) => name === entity.metadata.name)
      : [];
    // The entity of a cluster need not say where it runs.
    problems.push(
      ...claims.problems.filter(
        ({ code }) => own.length === 0 || code !== 'not-annotated',
      ),
    );

    const asked = statesFor(claims.places, states);
    await Promise.all([...asked, ...own].map(state => state.ready()));

    const found = claims.places.flatMap(claim =>
      this.#candidates(claim, claims.id, identity, states),
    );
    const candidates = distinct(found);
    const { maximumTargets } = this.#config;
    const places = candidates
      .slice(0, maximumTargets)
      .map(candidate => this.#place(candidate, identity));
    problems.push(
      ...claimProblems({
        identity,
        targets: places.map(({ target }) => target),
        known: names,
        searched: claims.places.length > 0,
        leftOut: candidates.length - places.length,
      }),
    );
    if (claims.places.some(({ cluster }) => !names.includes(cluster ?? ''))) {
      // The cluster that is looked for may be one that could not be listed.
      problems.push(...this.#clusters.problems());
    }
    problems.push(...silentClusters(asked, places));

    const believed = distinctStates([...own, ...places.flatMap(believedState)]);
    const management = await this.#management.read(
      [
        // The entity of a cluster that we cannot reach still has its pipelines.
        ...(isCluster(entity) ? [entity.metadata.name] : []),
        ...believed.map(({ name }) => name),
      ],
      entity,
    );
    const { projects, problems: projectProblems } = readProjects({
      entity,
      hosts: this.#gitlabHosts,
      management,
    });
    return {
      binding: {
        entityRef: identity.ref,
        targets: places.map(({ target }) => target),
        projects: [...projects],
      },
      places,
      clusters: believed,
      searched: distinctStates([...asked, ...own]),
      management,
      problems: [...problems, ...projectProblems],
    };
  }

  #candidates(
    claim: ClaimedPlace,
    id: string | undefined,
    identity: EntityIdentity,
    states: readonly ClusterStateReader[],
  ): readonly Candidate[] {
    const { cluster, namespace, selector } = claim;
    const searched =
      cluster === undefined
        ? states
        : states.filter(({ name }) => name === cluster);
    if (cluster !== undefined && searched.length === 0) {
      return [{ cluster, namespace: namespace ?? '', selector }];
    }
    return searched.flatMap(state => {
      const names = namespace
        ? // Without a cluster, the namespace is where it exists.
          [namespace].filter(
            name =>
              cluster !== undefined || state.namespace(name) !== undefined,
          )
        : findNamespaces({
            state,
            identity,
            selector,
            id,
            config: this.#config,
          });
      return names.map(name => ({
        cluster: state.name,
        namespace: name,
        selector,
        state,
      }));
    });
  }

  #place(candidate: Candidate, identity: EntityIdentity): BoundPlace {
    const { cluster, namespace, selector, state } = candidate;
    const common = { cluster, namespace, selector: selector.text };
    if (!state) {
      return unreadable({
        ...common,
        trust: 'unknown',
        reason: 'No cluster of that name is known.',
      });
    }
    const held = state.namespace(namespace);
    const listed = state.kindState('Namespace');
    const judgement = judgeNamespace({
      identity,
      cluster,
      namespace: held,
      name: namespace,
      config: this.#config,
    });
    if (!held && listed === 'loaded') {
      return unreadable(
        {
          ...common,
          trust: 'absent',
          reason: 'There is no namespace of that name in the cluster.',
        },
        state,
      );
    }
    if (!held && judgement.trust !== 'confirmed') {
      return unreadable(
        {
          ...common,
          trust: 'unknown',
          reason:
            listed === 'loading'
              ? 'The cluster is being read for the first time.'
              : 'The cluster could not be asked.',
        },
        state,
      );
    }
    const { trust, reason } = judgement;
    const target: BindingTarget = {
      ...common,
      trust,
      reason,
      ...(trust === 'unconfirmed' && {
        confirmCommand: confirmCommand({ identity, cluster, namespace }),
      }),
    };
    return trust === 'foreign'
      ? unreadable(target, state)
      : new ReadablePlace({ target, state, selector, identity });
  }
}

function unreadable(
  target: BindingTarget,
  cluster?: ClusterStateReader,
): BoundPlace {
  return { target, cluster, pods: () => [] };
}

// Clusters about which more than the entity's own pods may be said: where it is confirmed, or at least has pods of its own, and those that do not answer.
function believedState(place: BoundPlace): readonly ClusterStateReader[] {
  const { trust } = place.target;
  const believed =
    trust === 'confirmed' ||
    trust === 'unknown' ||
    (trust === 'unconfirmed' && place.pods().length > 0);
  return believed && place.cluster ? [place.cluster] : [];
}

// What hides places from us without being the cluster of any place that was found.
function silentClusters(
  asked: readonly ClusterStateReader[],
  places: readonly BoundPlace[],
): readonly UpstreamProblem[] {
  return asked
    .filter(state => state.kindState('Namespace') !== 'loaded')
    .filter(state => !places.some(({ cluster }) => cluster === state))
    .flatMap(state => state.problems());
}

function statesFor(
  claims: readonly ClaimedPlace[],
  states: readonly ClusterStateReader[],
): readonly ClusterStateReader[] {
  return states.filter(({ name }) =>
    claims.some(({ cluster }) => cluster === undefined || cluster === name),
  );
}

function distinctStates(
  states: readonly ClusterStateReader[],
): readonly ClusterStateReader[] {
  return [...new Set(states)];
}

function distinct(candidates: readonly Candidate[]): readonly Candidate[] {
  const byKey = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const { cluster, namespace, selector } = candidate;
    byKey.set(JSON.stringify([cluster, namespace, selector.text]), candidate);
  }
  return [...byKey.values()];
}
