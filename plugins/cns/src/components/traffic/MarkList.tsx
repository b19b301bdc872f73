import { Text } from '@backstage/ui';
import { useTexts, type Texts } from '../shared/useTexts';
import type { ChartMark } from './ChartMark';
import classes from './Traffic.module.css';

/**
 * What the dashed lines of the charts stand for, newest first.
 *
 * @internal
 */
export function MarkList(props: { readonly marks: readonly ChartMark[] }) {
  const t = useTexts();
  if (props.marks.length === 0) {
    return null;
  }
  return (
    <section aria-label={t('traffic.chart.marks')}>
      <Text as="h4" variant="body-small" weight="bold">
        {t('traffic.chart.marks')}
      </Text>
      <ul className={classes.notes}>
        {props.marks.map(mark => (
          <li key={JSON.stringify(mark)}>
            <Text as="span" variant="body-small" color="secondary">
              <time dateTime={new Date(mark.at * 1000).toISOString()}>
                {new Date(mark.at * 1000).toLocaleString(undefined, {
                  dateStyle: 'medium',
                  timeStyle: 'short',
                })}
              </time>
            </Text>
            <Text as="span" variant="body-small">
              {describe(mark, t)}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}

function describe(mark: ChartMark, t: Texts): string {
  switch (mark.kind) {
    case 'deployment':
      return t('traffic.chart.deployment', {
        environment: mark.environment,
        ref: mark.ref,
        sha: mark.sha,
      });
    case 'policy':
      return t('traffic.chart.policyChange', {
        kind: mark.policyKind,
        name: mark.name,
      });
    default: {
      const never: never = mark;
      return never;
    }
  }
}
