import { CopyButton } from './CopyButton';
import classes from './CopyBlock.module.css';

/**
 * A command, values or a file to copy: shown as it is, with a button.
 *
 * @param props - `label`: what it is, for screen readers.
 *
 * @internal
 */
export function CopyBlock(props: {
  readonly text: string;
  readonly label: string;
}) {
  return (
    <div className={classes.block}>
      {/* Focusable, so that a long line can be scrolled with the keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={classes.text} tabIndex={0} aria-label={props.label}>
        <code>{props.text}</code>
      </pre>
      <div className={classes.button}>
        <CopyButton text={props.text} label={props.label} />
      </div>
    </div>
  );
}
