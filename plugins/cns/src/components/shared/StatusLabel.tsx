import type { ReactNode } from 'react';
import { StatusIcon, type StatusTone } from './StatusIcon';
import classes from './StatusLabel.module.css';

/**
 * A state in words, with a shape and a colour that say the same.
 *
 * @param props - `reason`: why it is so, shown when pointed at; put it on the page too where there is room.
 *
 * @internal
 */
export function StatusLabel(props: {
  readonly tone: StatusTone;
  readonly children: ReactNode;
  readonly reason?: string;
}) {
  return (
    <span className={classes.label} title={props.reason}>
      <StatusIcon tone={props.tone} />
      <span>{props.children}</span>
    </span>
  );
}
