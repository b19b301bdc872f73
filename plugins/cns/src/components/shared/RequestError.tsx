import { Button, Text } from '@backstage/ui';
import { useNow } from '../../hooks/useNow';
import { describeRequestError } from './describeRequestError';
import { formatClock } from './formatClock';
import classes from './RequestError.module.css';
import { StatusIcon } from './StatusIcon';
import { useTexts } from './useTexts';

/**
 * Says that the portal itself did not answer, and from when the rest of the page is.
 *
 * @param props - `error`, `receivedAt`, `refreshing` and `onRetry` of the answer. Draws nothing without an error.
 *
 * @internal
 */
export function RequestError(props: {
  readonly error: Error | undefined;
  readonly receivedAt: number | undefined;
  readonly refreshing: boolean;
  readonly onRetry: () => void;
}) {
  const t = useTexts();
  const now = useNow(60);
  if (!props.error) {
    return null;
  }
  return (
    <div className={classes.error} role="alert">
      <StatusIcon tone="bad" />
      <Text as="p" variant="body-medium" className={classes.text}>
        {describeRequestError(props.error, t)}
        {props.receivedAt !== undefined && (
          <>
            {' '}
            {t('shared.request.kept', {
              time: formatClock(props.receivedAt, now),
            })}
          </>
        )}
      </Text>
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
    </div>
  );
}
