import {
  POLICY_KINDS,
  POLICY_STATUSES,
  type PolicyKindName,
  type PolicyStatus,
  type PolicySummary,
} from 'backstage-plugin-cns-common';

/** What the policy list is narrowed down to; `undefined` is any. @internal */
export interface PolicyFilters {
  /** Part of the name, in any case. */
  readonly name: string | undefined;
  readonly kind: PolicyKindName | undefined;
  readonly status: PolicyStatus | undefined;
}

/** Tells a policy kind from other text of the URL. @internal */
export function parseKind(
  text: string | undefined,
): PolicyKindName | undefined {
  return POLICY_KINDS.find(kind => kind === text);
}

/** Tells a policy status from other text of the URL. @internal */
export function parseStatus(
  text: string | undefined,
): PolicyStatus | undefined {
  return POLICY_STATUSES.find(status => status === text);
}

/** The policies that pass the filters. @internal */
export function filterPolicies(
  policies: readonly PolicySummary[],
  filters: PolicyFilters,
): readonly PolicySummary[] {
  const part = filters.name?.trim().toLocaleLowerCase('en-US') ?? '';
  return policies.filter(
    policy =>
      policy.name.toLocaleLowerCase('en-US').includes(part) &&
      (filters.kind === undefined || policy.kind === filters.kind) &&
      (filters.status === undefined || policy.status === filters.status),
  );
}
