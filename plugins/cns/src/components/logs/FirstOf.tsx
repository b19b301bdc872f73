import { Button } from '@backstage/ui';
import { useState, type ReactNode } from 'react';
import classes from './Logs.module.css';

/**
 * A list of which only the first few are shown until the rest is asked for.
 *
 * @param props - `limit`: how many are shown at first. `more`: the text of the button, given how many are left.
 *
 * @internal
 */
export function FirstOf<T>(props: {
  readonly items: readonly T[];
  readonly limit: number;
  readonly keyOf: (item: T) => string;
  readonly render: (item: T) => ReactNode;
  readonly more: (left: number) => string;
}) {
  const { items, limit, keyOf, render, more } = props;
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, limit);
  const left = items.length - shown.length;
  return (
    <>
      <ul className={classes.list}>
        {shown.map(item => (
          <li key={keyOf(item)} className={classes.entry}>
            {render(item)}
          </li>
        ))}
      </ul>
      {left > 0 && (
        <Button size="small" variant="secondary" onPress={() => setAll(true)}>
          {more(left)}
        </Button>
      )}
    </>
  );
}
