import { Entity } from '@backstage/catalog-model';
import {
  BindingTarget,
  BoundProject,
  UpstreamProblem,
} from 'backstage-plugin-cns-common';
import { BindingService, BoundPlace } from '../../bindings/BindingService';
import { StatedProject } from '../../bindings/readStatedProject';
import { ClusterPod } from '../../cluster-state/ClusterObjects';
import { ClusterStateReader } from '../../cluster-state/ClusterStateReader';
import { EntityQuery } from '../EntityQuery';

/** The entity that tests of services ask about. @internal */
export const CART: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'cart', namespace: 'default' },
  spec: { type: 'service' },
};

/** A question about it. @internal */
export function createQuery(): EntityQuery {
  return {
    entity: CART,
    credentials: {
      $$type: '@backstage/BackstageCredentials',
      principal: { type: 'user', userEntityRef: 'user:default/ana' },
    },
  };
}

/** A place of the entity: namespace `shop` of the cluster, confirmed, except what is said. @internal */
export function createFakePlace(options: {
  readonly target?: Partial<BindingTarget>;
  readonly cluster?: ClusterStateReader;
  readonly pods?: readonly ClusterPod[];
}): BoundPlace {
  return {
    target: {
      cluster: options.cluster?.name ?? 'prod-eu',
      namespace: 'shop',
      selector: 'app=cart',
      trust: 'confirmed',
      reason: 'The namespace names the entity.',
      ...options.target,
    },
    cluster: options.cluster,
    pods: () => options.pods ?? [],
  };
}

/** A binding that is always the same. @internal */
export function createFakeBinding(options: {
  readonly places?: readonly BoundPlace[];
  readonly projects?: readonly BoundProject[];
  readonly problems?: readonly UpstreamProblem[];
  /** What manages the clusters, by name. */
  readonly management?: Readonly<Record<string, StatedProject>>;
}): BindingService {
  const places = options.places ?? [];
  return {
    resolve: async () => ({
      binding: {
        entityRef: 'component:default/cart',
        targets: places.map(({ target }) => target),
        projects: [...(options.projects ?? [])],
      },
      places,
      clusters: [
        ...new Set(
          places.flatMap(({ cluster, target }) =>
            cluster && !['foreign', 'absent'].includes(target.trust)
              ? [cluster]
              : [],
          ),
        ),
      ],
      searched: [],
      management: new Map(Object.entries(options.management ?? {})),
      problems: options.problems ?? [],
    }),
  };
}
