import { useUrlValue } from '../../hooks/useUrlValue';
import { parseKind, parseStatus, type PolicyFilters } from './filterPolicies';
import {
  formatPolicySort,
  parsePolicySort,
  type PolicySort,
} from './sortPolicies';

/** Filters and order of the policy list, in the URL. @internal */
export interface PolicyListState {
  readonly filters: PolicyFilters;
  readonly sort: PolicySort;
  setName(name: string): void;
  setKind(kind: string | undefined): void;
  setStatus(status: string | undefined): void;
  setSort(sort: PolicySort): void;
}

/** Reads and writes the state of the policy list in the query of the URL: `name`, `kind`, `status`, `sort`. @internal */
export function usePolicyListState(): PolicyListState {
  const [name, setName] = useUrlValue('name');
  const [kind, setKind] = useUrlValue('kind');
  const [status, setStatus] = useUrlValue('status');
  const [sort, setSort] = useUrlValue('sort');
  return {
    filters: { name, kind: parseKind(kind), status: parseStatus(status) },
    sort: parsePolicySort(sort),
    setName,
    setKind,
    setStatus,
    setSort: next => setSort(formatPolicySort(next)),
  };
}
