import { CNS_ANNOTATIONS } from 'backstage-plugin-cns-common';
import { shellQuote } from '../services/shellQuote';
import { EntityIdentity } from './EntityIdentity';

/**
 * The command with which somebody who may change the namespace confirms that it belongs to the entity.
 *
 * @internal
 */
export function confirmCommand(options: {
  readonly identity: EntityIdentity;
  readonly cluster: string;
  readonly namespace: string;
}): string {
  const { identity, cluster, namespace } = options;
  const [owner] = identity.owners;
  const annotation =
    owner === undefined
      ? `${CNS_ANNOTATIONS.kubernetesId}=${identity.ref}`
      : `${CNS_ANNOTATIONS.owner}=${owner}`;
  return `kubectl --context ${shellQuote(
    cluster,
  )} annotate namespace ${shellQuote(namespace)} ${shellQuote(annotation)}`;
}
