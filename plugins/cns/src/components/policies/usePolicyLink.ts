import type { PolicyRef } from 'backstage-plugin-cns-common';
import { useCallback } from 'react';
import { useLocation } from 'react-router-dom';
import { useTabPath } from '../../hooks/useTabPath';
import { policiesRouteRef } from '../../routes';
import { policyPath, type PolicyView } from './policyPath';

/**
 * Yields the link to a policy's page, or to the list; filters and the chosen place stay in the query, for the way back.
 *
 * @internal
 */
export function usePolicyLink(): (
  policy?: PolicyRef,
  view?: PolicyView,
) => string {
  const tabPath = useTabPath(policiesRouteRef) ?? '';
  const { search } = useLocation();
  return useCallback(
    (policy, view) =>
      policy
        ? `${tabPath}/${policyPath(policy, view)}${search}`
        : `${tabPath}${search}`,
    [tabPath, search],
  );
}
