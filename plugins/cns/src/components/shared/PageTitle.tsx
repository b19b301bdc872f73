import { Text } from '@backstage/ui';
import classes from './PageTitle.module.css';

/**
 * Names the tab and the question that it answers; the tab bar shows only the group.
 *
 * @internal
 */
export function PageTitle(props: {
  readonly title: string;
  readonly question: string;
}) {
  return (
    <header className={classes.title}>
      <Text as="h2" variant="title-small" weight="bold">
        {props.title}
      </Text>
      <Text as="p" variant="body-medium" color="secondary">
        {props.question}
      </Text>
    </header>
  );
}
