import {
  POLICY_STATUSES,
  type PolicySummary,
} from 'backstage-plugin-cns-common';

/** Columns by which the list can be sorted. @internal */
export const POLICY_SORT_COLUMNS = [
  'name',
  'status',
  'selects',
  'changed',
] as const;

/** A column and a direction. @internal */
export interface PolicySort {
  readonly column: (typeof POLICY_SORT_COLUMNS)[number];
  readonly direction: 'ascending' | 'descending';
}

/** Policies that apply to the service come before those that only live beside it. */
const DEFAULT: PolicySort = { column: 'selects', direction: 'descending' };

/** Reads the text form of the URL, `-changed` for descending; those that select the service first when it is none. @internal */
export function parsePolicySort(text: string | undefined): PolicySort {
  const descending = text?.startsWith('-') ?? false;
  const name = descending ? text?.slice(1) : text;
  const column = POLICY_SORT_COLUMNS.find(known => known === name);
  return column
    ? { column, direction: descending ? 'descending' : 'ascending' }
    : DEFAULT;
}

/** The text form for the URL; `undefined` for the usual order. @internal */
export function formatPolicySort(sort: PolicySort): string | undefined {
  if (sort.column === DEFAULT.column && sort.direction === DEFAULT.direction) {
    return undefined;
  }
  return sort.direction === 'descending' ? `-${sort.column}` : sort.column;
}

/** Sorts a policy list; equals stay in the order of their names, so that nothing jumps. @internal */
export function sortPolicies(
  policies: readonly PolicySummary[],
  sort: PolicySort,
): readonly PolicySummary[] {
  const sign = sort.direction === 'descending' ? -1 : 1;
  return [...policies].sort(
    (a, b) =>
      sign * compareBy(sort.column, a, b) ||
      a.name.localeCompare(b.name, 'en') ||
      a.kind.localeCompare(b.kind, 'en'),
  );
}

function compareBy(
  column: PolicySort['column'],
  a: PolicySummary,
  b: PolicySummary,
): number {
  switch (column) {
    case 'name':
      return a.name.localeCompare(b.name, 'en');
    case 'status':
      return (
        POLICY_STATUSES.indexOf(a.status) - POLICY_STATUSES.indexOf(b.status)
      );
    case 'selects':
      // Whether, not how many: a pod more or less must not move a row.
      return Number(a.selects.ofEntity > 0) - Number(b.selects.ofEntity > 0);
    case 'changed':
      return changedAt(a) - changedAt(b);
    default: {
      const never: never = column;
      return never;
    }
  }
}

function changedAt(policy: PolicySummary): number {
  const time = Date.parse(policy.changed?.at ?? '');
  return Number.isNaN(time) ? 0 : time;
}
