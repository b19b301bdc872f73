import { Cell, Column, Table, Text, type ColumnConfig } from '@backstage/ui';
import type { PolicyDetail, SelectedPod } from 'backstage-plugin-cns-common';
import { useMemo, useState } from 'react';
import { EmptyState } from '../shared/EmptyState';
import { useTexts } from '../shared/useTexts';
import list from './PolicyList.module.css';

const PAGE_SIZE = 50;

type PodRow = SelectedPod & { readonly id: string };

/** The pods that a policy selects. @internal */
export function PolicyPods(props: { readonly policy: PolicyDetail }) {
  const t = useTexts();
  const { policy } = props;
  const columns = usePodColumns();
  const [offset, setOffset] = useState(0);
  const rows = policy.pods.map(pod => ({
    ...pod,
    id: `${pod.namespace}/${pod.name}`,
  }));
  const start = offset < rows.length ? offset : 0;

  if (rows.length === 0) {
    return (
      <EmptyState
        title={t('policies.selects.none')}
        text={`${t('policies.detail.podsNone')} ${t(
          'policies.detail.podsSelector',
        )}`}
        copy={[
          `kubectl --context ${policy.cluster}`,
          policy.namespace === undefined
            ? '--all-namespaces'
            : `--namespace ${policy.namespace}`,
          'get pods --show-labels',
        ].join(' ')}
      />
    );
  }
  return (
    <div className={list.list}>
      <Table
        columnConfig={columns}
        data={rows.slice(start, start + PAGE_SIZE)}
        pagination={
          rows.length <= PAGE_SIZE
            ? { type: 'none' }
            : {
                type: 'page',
                pageSize: PAGE_SIZE,
                offset: start,
                totalCount: rows.length,
                hasNextPage: start + PAGE_SIZE < rows.length,
                hasPreviousPage: start > 0,
                onNextPage: () => setOffset(start + PAGE_SIZE),
                onPreviousPage: () => setOffset(Math.max(0, start - PAGE_SIZE)),
                showPageSizeOptions: false,
              }
        }
      />
      {policy.podsLeftOut > 0 && (
        <Text as="p" variant="body-small" color="secondary">
          {t('policies.detail.podsLeftOut', { count: policy.podsLeftOut })}
        </Text>
      )}
    </div>
  );
}

function usePodColumns(): readonly ColumnConfig<PodRow>[] {
  const t = useTexts();
  return useMemo(() => {
    const wide = (id: string, label: string) => ({
      id,
      label,
      header: () => (
        <Column id={id} className={list.wide}>
          {label}
        </Column>
      ),
    });
    return [
      {
        id: 'name',
        label: t('policies.detail.podName'),
        isRowHeader: true,
        cell: pod => (
          <Cell>
            <span className={list.stack}>
              <span className={list.name}>{pod.name}</span>
              {pod.workload !== undefined && (
                <span className={list.secondary}>{pod.workload}</span>
              )}
            </span>
          </Cell>
        ),
      },
      {
        id: 'phase',
        label: t('policies.detail.podPhase'),
        cell: pod => <Cell>{pod.phase}</Cell>,
      },
      {
        ...wide('namespace', t('policies.detail.podNamespace')),
        cell: pod => <Cell className={list.wide}>{pod.namespace}</Cell>,
      },
      {
        ...wide('node', t('policies.detail.podNode')),
        cell: pod => <Cell className={list.wide}>{pod.node ?? ''}</Cell>,
      },
      {
        id: 'ofEntity',
        label: t('policies.detail.podOfEntity'),
        cell: pod => (
          <Cell>
            {pod.ofEntity ? t('policies.detail.yes') : t('policies.detail.no')}
          </Cell>
        ),
      },
    ];
  }, [t]);
}
