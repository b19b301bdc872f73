import { SearchField, Select, Text } from '@backstage/ui';
import type { PolicySummary } from 'backstage-plugin-cns-common';
import { POLICY_STATUSES } from 'backstage-plugin-cns-common';
import { useTexts } from '../shared/useTexts';
import classes from './PolicyFilterBar.module.css';
import type { PolicyListState } from './usePolicyListState';

const ANY = 'any';

/**
 * Narrows the list down by name, kind and status. Offers only kinds that there are.
 *
 * @internal
 */
export function PolicyFilterBar(props: {
  readonly policies: readonly PolicySummary[];
  readonly shown: number;
  readonly state: PolicyListState;
}) {
  const t = useTexts();
  const { policies, shown, state } = props;
  const kinds = [...new Set(policies.map(policy => policy.kind))].sort();
  if (state.filters.kind && !kinds.includes(state.filters.kind)) {
    kinds.push(state.filters.kind);
  }
  return (
    <div className={classes.bar} role="search">
      <SearchField
        className={classes.name}
        size="small"
        aria-label={t('policies.list.filterName')}
        placeholder={t('policies.list.filterName')}
        value={state.filters.name ?? ''}
        onChange={state.setName}
      />
      <Select
        className={classes.choice}
        size="small"
        aria-label={t('policies.list.filterKind')}
        options={[
          { id: ANY, label: t('policies.list.anyKind') },
          ...kinds.map(kind => ({ id: kind, label: kind })),
        ]}
        value={state.filters.kind ?? ANY}
        onChange={key => state.setKind(toFilter(key))}
      />
      <Select
        className={classes.choice}
        size="small"
        aria-label={t('policies.list.filterStatus')}
        options={[
          { id: ANY, label: t('policies.list.anyStatus') },
          ...POLICY_STATUSES.map(status => ({
            id: status,
            label: t(`policies.status.${status}`),
          })),
        ]}
        value={state.filters.status ?? ANY}
        onChange={key => state.setStatus(toFilter(key))}
      />
      <Text
        variant="body-small"
        color="secondary"
        aria-live="polite"
        className={classes.count}
      >
        {shown === policies.length
          ? t('policies.list.shown', { count: shown })
          : t('policies.list.shownOf', {
              shown: String(shown),
              total: String(policies.length),
            })}
      </Text>
    </div>
  );
}

function toFilter(key: unknown): string | undefined {
  return typeof key === 'string' && key !== ANY ? key : undefined;
}
