import { Link, Skeleton, Text, VisuallyHidden } from '@backstage/ui';
import { useLogs } from '../../hooks/useLogs';
import { useTabPath } from '../../hooks/useTabPath';
import { formatTarget, useTargetChoice } from '../../hooks/useTargetChoice';
import { useUrlValue } from '../../hooks/useUrlValue';
import { policiesRouteRef } from '../../routes';
import { EmptyState } from '../shared/EmptyState';
import { FreshnessText } from '../shared/FreshnessText';
import pageClasses from '../shared/page.module.css';
import { PageTitle } from '../shared/PageTitle';
import { Problems } from '../shared/Problems';
import { RequestError } from '../shared/RequestError';
import { splitUnbound } from '../shared/splitUnbound';
import { TargetPicker } from '../shared/TargetPicker';
import { UnboundState } from '../shared/UnboundState';
import { useTexts } from '../shared/useTexts';
import { LogSourceView } from './LogSourceView';

/**
 * The tab *Logs*: where the lines are that Cilium writes about the pods of the service, and the commands that show them.
 *
 * @internal
 */
export function LogsContent() {
  const t = useTexts();
  const answer = useLogs();
  const items = answer.data?.items ?? [];
  const { unbound, others } = splitUnbound(answer.data?.problems ?? []);
  const [wanted] = useUrlValue('target');
  const { target: source, choose } = useTargetChoice(items);
  const policies = useTabPath(policiesRouteRef);
  const elsewhere =
    source !== undefined &&
    wanted !== undefined &&
    wanted !== formatTarget(source);

  return (
    <div className={pageClasses.page}>
      <PageTitle title={t('logs.title')} question={t('logs.question')} />
      {(answer.loading || items.length > 0) && (
        <div className={pageClasses.bar}>
          <TargetPicker targets={items} target={source} onChoose={choose} />
          <FreshnessText
            freshness={answer.data?.freshness ?? []}
            kind="kubernetes"
            names={source && [source.cluster]}
            connection={answer.connection}
          />
        </div>
      )}
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
      {answer.loading && (
        <div role="status">
          <VisuallyHidden>{t('logs.loading')}</VisuallyHidden>
          <Skeleton width="100%" height={240} />
        </div>
      )}
      {elsewhere && (
        <Text as="p" variant="body-medium">
          {t('logs.elsewhere', { wanted, shown: formatTarget(source) })}
        </Text>
      )}
      {source && <LogSourceView source={source} />}
      {unbound && items.length === 0 && <UnboundState />}
      {answer.data && !unbound && items.length === 0 && (
        <EmptyState title={t('logs.none.title')} text={t('logs.none.text')}>
          {policies !== undefined && (
            <Link href={policies}>{t('logs.none.check')}</Link>
          )}
        </EmptyState>
      )}
    </div>
  );
}
