import { PolicySummary } from 'backstage-plugin-cns-common';
import {
  ClusterPolicy,
  FieldManager,
} from '../../cluster-state/ClusterObjects';

/**
 * The latest change of the specification that a live object knows of: of who owns part of it, the one who wrote last. Writes of the status do not
 * count.
 *
 * @internal
 */
export function readPolicyChange(
  policy: ClusterPolicy,
): PolicySummary['changed'] {
  const [latest] = newestFirst(
    policy.managers.filter(
      ({ ownsSpec, subresource, at }) =>
        ownsSpec && subresource === undefined && at !== undefined,
    ),
  );
  return latest?.at === undefined
    ? undefined
    : { at: latest.at, by: latest.manager };
}

/** Field managers by time, those without one last. @internal */
export function newestFirst(
  managers: readonly FieldManager[],
): readonly FieldManager[] {
  // The API server writes all times in one form, which sorts as text.
  return [...managers].sort((a, b) => (b.at ?? '').localeCompare(a.at ?? ''));
}
