import { BindingTarget, CNS_ANNOTATIONS } from 'backstage-plugin-cns-common';
import { ClusterNamespace } from '../cluster-state/ClusterObjects';
import { BindingsConfig } from '../config/CnsConfig';
import { EntityIdentity } from './EntityIdentity';

/** Whether a namespace belongs to an entity, and by what. @internal */
export interface Judgement {
  readonly trust: Extract<
    BindingTarget['trust'],
    'confirmed' | 'unconfirmed' | 'foreign'
  >;
  /** A sentence. */
  readonly reason: string;
  /** For `confirmed`: whether this very entity is named, or one of its owners, whose other entities may be there too. */
  readonly by?: 'entity' | 'owner' | 'catalog';
}

/**
 * Decides whether a namespace belongs to an entity: docs/decisions/0002-binding-trust.md.
 *
 * @internal
 */
export function judgeNamespace(options: {
  readonly identity: EntityIdentity;
  readonly cluster: string;
  /** Absent when the cluster's namespaces may not be read; then only configuration can confirm. */
  readonly namespace?: ClusterNamespace;
  readonly name: string;
  readonly config: BindingsConfig;
}): Judgement {
  const { identity, cluster, namespace, name, config } = options;
  const stated = config.confirmed.filter(
    entry => entry.cluster === cluster && entry.namespace === name,
  );
  if (stated.some(({ entity }) => entity === identity.ref)) {
    return {
      trust: 'confirmed',
      by: 'entity',
      reason:
        'The configuration of the portal gives the namespace to the entity.',
    };
  }
  if (
    stated.some(
      ({ owner }) => owner !== undefined && identity.owners.includes(owner),
    )
  ) {
    return {
      trust: 'confirmed',
      by: 'owner',
      reason:
        "The configuration of the portal gives the namespace to the entity's owner.",
    };
  }

  const idLabel = namespace?.labels[CNS_ANNOTATIONS.kubernetesId];
  const idAnnotation = namespace?.annotations[CNS_ANNOTATIONS.kubernetesId];
  if (
    identity.isLabel(idLabel) ||
    (idAnnotation !== undefined && identity.isNamedIn(idAnnotation))
  ) {
    return {
      trust: 'confirmed',
      by: 'entity',
      reason: `The namespace names the entity (${CNS_ANNOTATIONS.kubernetesId}).`,
    };
  }
  const owner =
    namespace?.annotations[CNS_ANNOTATIONS.owner] ??
    namespace?.labels[CNS_ANNOTATIONS.owner];
  if (owner !== undefined && identity.isOwnedByOneOf(owner)) {
    return {
      trust: 'confirmed',
      by: 'owner',
      reason: `The namespace names the entity's owner (${CNS_ANNOTATIONS.owner}).`,
    };
  }

  if (config.trust === 'catalog') {
    return {
      trust: 'confirmed',
      by: 'catalog',
      reason:
        'The portal is configured to believe the catalog (cns.bindings.trust).',
    };
  }
  const named =
    stated.length > 0 ||
    [idLabel, idAnnotation, owner].some(value => value !== undefined);
  // Whom it names is nobody else's business.
  return named
    ? {
        trust: 'foreign',
        reason: 'The namespace belongs to somebody else.',
      }
    : {
        trust: 'unconfirmed',
        reason:
          'The namespace names neither the entity nor its owner, so only pods with its own label are shown.',
      };
}
