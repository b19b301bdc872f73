import { Cell, Column, Link, type ColumnConfig } from '@backstage/ui';
import type { PolicyRef, PolicySummary } from 'backstage-plugin-cns-common';
import { useMemo } from 'react';
import { TimeAgo } from '../shared/TimeAgo';
import { useTexts } from '../shared/useTexts';
import {
  describeDirections,
  describeOrigin,
  describeSelection,
} from './describePolicy';
import classes from './PolicyList.module.css';
import { PolicyStatusLabel } from './PolicyStatusLabel';

/** A row of the list; `id` is the policy's key. @internal */
export type PolicyRow = PolicySummary & { readonly id: string };

/** The columns of the policy list. On a phone two remain, and the name's cell tells the rest. @internal */
export function usePolicyColumns(
  linkTo: (policy: PolicyRef) => string,
): readonly ColumnConfig<PolicyRow>[] {
  const t = useTexts();
  return useMemo(() => {
    const wide = (id: string, label: string, sortable = false) => ({
      id,
      label,
      header: () => (
        <Column id={id} className={classes.wide} allowsSorting={sortable}>
          {label}
        </Column>
      ),
    });
    return [
      {
        id: 'name',
        label: t('policies.list.name'),
        isRowHeader: true,
        header: () => (
          <Column id="name" isRowHeader allowsSorting className={classes.wider}>
            {t('policies.list.name')}
          </Column>
        ),
        cell: policy => (
          <Cell>
            <span className={classes.stack}>
              <Link
                href={linkTo(policy)}
                weight="bold"
                className={classes.name}
              >
                {policy.name}
              </Link>
              <span className={classes.secondary}>
                {policy.kind}
                {policy.namespace === undefined &&
                  `, ${t('policies.list.clusterWide')}`}
              </span>
              <span className={`${classes.secondary} ${classes.narrow}`}>
                {describeDirections(policy.directions, t)},{' '}
                {describeSelection(policy.selects, t)}
              </span>
            </span>
          </Cell>
        ),
      },
      {
        id: 'status',
        label: t('policies.list.status'),
        header: () => (
          <Column id="status" allowsSorting className={classes.wider}>
            {t('policies.list.status')}
          </Column>
        ),
        cell: policy => (
          <Cell>
            <PolicyStatusLabel
              status={policy.status}
              reason={policy.statusReason}
            />
            {policy.status !== 'enforced' && (
              <span className={`${classes.secondary} ${classes.reason}`}>
                {policy.statusReason}
              </span>
            )}
          </Cell>
        ),
      },
      {
        ...wide('directions', t('policies.list.directions')),
        cell: policy => (
          <Cell className={classes.wide}>
            {describeDirections(policy.directions, t)}
          </Cell>
        ),
      },
      {
        ...wide('selects', t('policies.list.selects'), true),
        cell: policy => (
          <Cell className={classes.wide}>
            {describeSelection(policy.selects, t)}
          </Cell>
        ),
      },
      {
        ...wide('origin', t('policies.list.origin')),
        cell: policy => (
          <Cell className={classes.wide}>
            {describeOrigin(policy.origin, t)}
          </Cell>
        ),
      },
      {
        ...wide('changed', t('policies.list.changed'), true),
        cell: policy => (
          <Cell className={classes.wide}>
            {policy.changed ? (
              <span className={classes.stack}>
                <span>
                  <TimeAgo at={policy.changed.at} />
                </span>
                {policy.changed.by !== undefined && (
                  <span className={classes.secondary}>
                    {t('policies.list.changedBy', { by: policy.changed.by })}
                  </span>
                )}
              </span>
            ) : (
              t('policies.list.never')
            )}
          </Cell>
        ),
      },
    ];
  }, [t, linkTo]);
}
