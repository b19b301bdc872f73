import { Text } from '@backstage/ui';
import { TimeAgo } from '../shared/TimeAgo';
import { useTexts } from '../shared/useTexts';
import classes from './PolicyFacts.module.css';

/** A short table of things that happened, newest first as given. @internal */
export function TimesTable(props: {
  readonly label: string;
  /** Said instead of a table without rows. */
  readonly none: string;
  readonly columns: readonly string[];
  readonly rows: readonly {
    /** ISO 8601, when known. */
    readonly at: string | undefined;
    readonly cells: readonly string[];
  }[];
}) {
  const t = useTexts();
  if (props.rows.length === 0) {
    return (
      <Text as="p" variant="body-medium" color="secondary">
        {props.none}
      </Text>
    );
  }
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label={props.label}>
        <thead>
          <tr>
            <th scope="col">{t('policies.detail.when')}</th>
            {props.columns.map(column => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row, index) => (
            // The same thing can have happened twice at the same moment.
            <tr key={index}>
              <td>{row.at !== undefined && <TimeAgo at={row.at} />}</td>
              {row.cells.map((cell, position) => (
                <td key={position}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
