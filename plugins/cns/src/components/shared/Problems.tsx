import type { UpstreamProblem } from 'backstage-plugin-cns-common';
import { Button, Text } from '@backstage/ui';
import { useNow } from '../../hooks/useNow';
import { formatClock } from './formatClock';
import { groupProblems } from './groupProblems';
import classes from './Problems.module.css';
import { StatusIcon } from './StatusIcon';
import { useTexts } from './useTexts';

/**
 * What could not be read, one line per upstream, with a way to try again. Nothing when there is nothing to say.
 *
 * @param props - `onRetry`, `refreshing`: of the answer that the problems came with.
 *
 * @internal
 */
export function Problems(props: {
  readonly problems: readonly UpstreamProblem[];
  readonly onRetry: () => void;
  readonly refreshing: boolean;
}) {
  const t = useTexts();
  const now = useNow(60);
  if (props.problems.length === 0) {
    return null;
  }
  return (
    <section
      className={classes.problems}
      aria-label={t('shared.problems.label')}
    >
      <ul className={classes.list}>
        {groupProblems(props.problems).map(group => (
          <li key={group.key} className={classes.line}>
            <StatusIcon tone="warning" />
            <div className={classes.texts}>
              {group.problems.map(problem => (
                <Text key={problem.message} as="p" variant="body-medium">
                  {problem.message}
                  {problem.since !== undefined && (
                    <>
                      {' '}
                      {t('shared.problems.since', {
                        time: formatClock(problem.since, now),
                      })}
                    </>
                  )}
                  {problem.hint !== undefined && (
                    <span className={classes.hint}> {problem.hint}</span>
                  )}
                </Text>
              ))}
            </div>
          </li>
        ))}
      </ul>
      <Button
        size="small"
        variant="secondary"
        onPress={props.onRetry}
        isDisabled={props.refreshing}
      >
        {props.refreshing
          ? t('shared.problems.trying')
          : t('shared.problems.retry')}
      </Button>
    </section>
  );
}
