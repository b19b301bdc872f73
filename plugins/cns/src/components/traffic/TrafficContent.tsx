import { Link, Text } from '@backstage/ui';
import type { UpstreamProblem } from 'backstage-plugin-cns-common';
import { useMemo } from 'react';
import { usePipelines } from '../../hooks/usePipelines';
import { usePolicies } from '../../hooks/usePolicies';
import { useTabPath } from '../../hooks/useTabPath';
import { formatTarget, useTargetChoice } from '../../hooks/useTargetChoice';
import { useTraffic } from '../../hooks/useTraffic';
import { useUrlValue } from '../../hooks/useUrlValue';
import { installationRouteRef } from '../../routes';
import { EmptyState } from '../shared/EmptyState';
import { FreshnessText } from '../shared/FreshnessText';
import pageClasses from '../shared/page.module.css';
import { PageTitle } from '../shared/PageTitle';
import { Problems } from '../shared/Problems';
import { RequestError } from '../shared/RequestError';
import { TargetPicker } from '../shared/TargetPicker';
import { splitUnbound } from '../shared/splitUnbound';
import { UnboundState } from '../shared/UnboundState';
import { useTexts } from '../shared/useTexts';
import { findMissingMetrics } from './findMissingMetrics';
import { MissingMetricsPanel } from './MissingMetricsPanel';
import { RangePicker } from './RangePicker';
import { toChartMarks } from './toChartMarks';
import { TrafficSkeleton } from './TrafficSkeleton';
import { TrafficView } from './TrafficView';
import { useTrafficRange } from './useTrafficRange';

/**
 * The tab *Traffic*: how much flows, what is dropped, and why.
 *
 * @internal
 */
export function TrafficContent() {
  const t = useTexts();
  const [range, setRange] = useTrafficRange();
  const answer = useTraffic(range);
  const items = answer.data?.items ?? [];
  const { unbound, others: problems } = splitUnbound(
    answer.data?.problems ?? [],
  );
  const [wanted] = useUrlValue('target');
  const { target: item, choose } = useTargetChoice(items);
  // Marks are an extra: when these answers fail, their own tabs say so and the charts go without.
  const projects = usePipelines().data?.items;
  const policies = usePolicies().data?.items;
  const installation = useTabPath(installationRouteRef);

  const marks = useMemo(
    () =>
      item
        ? toChartMarks(item, {
            projects: projects ?? [],
            policies: policies ?? [],
          })
        : [],
    [item, projects, policies],
  );
  const { missing, others } = findMissingMetrics(problems, items);
  const elsewhere =
    item !== undefined && wanted !== undefined && wanted !== formatTarget(item);

  return (
    <div className={pageClasses.page}>
      <PageTitle title={t('traffic.title')} question={t('traffic.question')} />
      <div className={pageClasses.bar}>
        <TargetPicker targets={items} target={item} onChoose={choose} />
        <RangePicker range={range} onChoose={setRange} />
        {answer.data && (
          <FreshnessText
            freshness={answer.data.freshness}
            kind="prometheus"
            names={item && [item.cluster]}
            connection={answer.connection}
          />
        )}
      </div>
      <RequestError
        error={answer.error}
        receivedAt={answer.receivedAt}
        refreshing={answer.refreshing}
        onRetry={answer.retry}
      />
      <Problems
        problems={others}
        refreshing={answer.refreshing}
        onRetry={answer.retry}
      />
      {answer.loading && <TrafficSkeleton />}
      {elsewhere && (
        <Text as="p" variant="body-medium">
          {t('traffic.elsewhere', {
            wanted,
            shown: formatTarget(item),
          })}
        </Text>
      )}
      {item && <TrafficView item={item} marks={marks} />}
      {missing.map(problem => (
        <MissingMetricsPanel
          key={problem.upstream.name}
          problem={problem}
          folding={items.length === 0 ? 'none' : foldingOf(problem, wanted)}
        />
      ))}
      {unbound && items.length === 0 && <UnboundState />}
      {answer.data && !unbound && items.length + missing.length === 0 && (
        <EmptyState
          title={t('traffic.none.title')}
          text={
            others.length > 0
              ? t('traffic.none.textWithProblems')
              : t('traffic.none.text')
          }
        >
          {installation !== undefined && (
            <Link href={installation}>{t('traffic.none.check')}</Link>
          )}
        </EmptyState>
      )}
    </div>
  );
}

/** Open for the cluster that the URL asks for: that is what the reader came for. */
function foldingOf(
  problem: UpstreamProblem,
  wanted: string | undefined,
): 'open' | 'folded' {
  return wanted?.startsWith(`${problem.upstream.name}/`) ? 'open' : 'folded';
}
