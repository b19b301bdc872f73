import { Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import { CopyBlock } from './CopyBlock';
import classes from './EmptyState.module.css';

/**
 * Says what is missing, why, and exactly what to add; never just "no data".
 *
 * @param props - `copy`: the command, annotation or values to add. `children`: what comes after, for example a link to the check that proves it.
 *
 * @internal
 */
export function EmptyState(props: {
  readonly title: string;
  readonly text: string;
  readonly copy?: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className={classes.empty}>
      <Text as="h3" variant="title-x-small">
        {props.title}
      </Text>
      <Text as="p" variant="body-medium">
        {props.text}
      </Text>
      {props.copy !== undefined && (
        <CopyBlock text={props.copy} label={props.title} />
      )}
      {props.children}
    </div>
  );
}
