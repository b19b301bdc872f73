import { Row, Table, Text, VisuallyHidden } from '@backstage/ui';
import type { PolicySummary } from 'backstage-plugin-cns-common';
import { useMemo, useState } from 'react';
import { useChangedKeys } from '../../hooks/useChangedKeys';
import { useTexts } from '../shared/useTexts';
import { filterPolicies } from './filterPolicies';
import { PolicyFilterBar } from './PolicyFilterBar';
import { policyKey } from './policyKey';
import classes from './PolicyList.module.css';
import { POLICY_SORT_COLUMNS, sortPolicies } from './sortPolicies';
import { usePolicyColumns } from './usePolicyColumns';
import { usePolicyLink } from './usePolicyLink';
import { usePolicyListState } from './usePolicyListState';

const PAGE_SIZE = 50;

/**
 * The policies of one place as a table; a row opens the policy.
 *
 * @internal
 */
export function PolicyList(props: {
  readonly policies: readonly PolicySummary[];
}) {
  const t = useTexts();
  const state = usePolicyListState();
  const linkTo = usePolicyLink();
  const columns = usePolicyColumns(linkTo);
  const [offset, setOffset] = useState(0);
  const changed = useChangedKeys(props.policies, policyKey, JSON.stringify);

  const { filters, sort } = state;
  const { name, kind, status } = filters;
  const { column, direction } = sort;
  const matching = useMemo(
    () =>
      sortPolicies(filterPolicies(props.policies, { name, kind, status }), {
        column,
        direction,
      }).map(policy => ({ ...policy, id: policyKey(policy) })),
    [props.policies, name, kind, status, column, direction],
  );
  const start = offset < matching.length ? offset : 0;
  const rows = matching.slice(start, start + PAGE_SIZE);
  const changedNames = props.policies
    .filter(policy => changed.has(policyKey(policy)))
    .map(policy => policy.name);

  return (
    <div className={classes.list}>
      <PolicyFilterBar
        policies={props.policies}
        shown={matching.length}
        state={state}
      />
      <VisuallyHidden aria-live="polite">
        {changedNames.length > 0 &&
          t('policies.list.changedNow', { names: changedNames.join(', ') })}
      </VisuallyHidden>
      <Table
        className={classes.table}
        columnConfig={columns}
        data={rows}
        sort={{
          descriptor: { column, direction },
          onSortChange: descriptor => {
            const next = POLICY_SORT_COLUMNS.find(
              known => known === descriptor.column,
            );
            if (next) {
              state.setSort({ column: next, direction: descriptor.direction });
            }
          },
        }}
        rowConfig={({ item }) => (
          <Row
            id={item.id}
            columns={columns}
            href={linkTo(item)}
            className={changed.has(item.id) ? classes.changed : undefined}
          >
            {shown => shown.cell(item)}
          </Row>
        )}
        emptyState={
          <Text variant="body-medium" color="secondary">
            {t('policies.list.nothingMatches')}
          </Text>
        }
        pagination={
          matching.length <= PAGE_SIZE
            ? { type: 'none' }
            : {
                type: 'page',
                pageSize: PAGE_SIZE,
                offset: start,
                totalCount: matching.length,
                hasNextPage: start + PAGE_SIZE < matching.length,
                hasPreviousPage: start > 0,
                onNextPage: () => setOffset(start + PAGE_SIZE),
                onPreviousPage: () => setOffset(Math.max(0, start - PAGE_SIZE)),
                showPageSizeOptions: false,
              }
        }
      />
    </div>
  );
}
