import { useMemo } from 'react';
import { tokenizeYaml } from './tokenizeYaml';
import classes from './YamlView.module.css';

/**
 * Shows YAML to be read: as text of the page, so that the browser's own search, selection and screen readers work on it, with line numbers and colours.
 *
 * @internal
 */
export function YamlView(props: {
  readonly text: string;
  readonly label: string;
}) {
  const lines = useMemo(() => tokenizeYaml(props.text), [props.text]);
  return (
    // Focusable, so that it can be scrolled with the keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre className={classes.yaml} tabIndex={0} aria-label={props.label}>
      <code>
        {lines.map((tokens, index) => (
          // Lines have no identity but their number.
          <span key={index} className={classes.line}>
            {tokens.map((token, position) => (
              <span key={position} data-kind={token.kind}>
                {token.text}
              </span>
            ))}
            {'\n'}
          </span>
        ))}
      </code>
    </pre>
  );
}
