import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import type { ReactNode } from 'react';
import classes from './CnsCard.module.css';

/**
 * The frame of the entity cards: title, a link to the tab that says more, content.
 *
 * @internal
 */
export function CnsCard(props: {
  readonly title: string;
  /** Where the tab is; no link without one. */
  readonly path: string | undefined;
  readonly linkText: string;
  readonly children: ReactNode;
}) {
  return (
    <EntityInfoCard
      title={props.title}
      headerActions={
        props.path === undefined ? undefined : (
          <Link href={props.path} variant="body-medium">
            {props.linkText}
          </Link>
        )
      }
    >
      <div className={classes.content}>{props.children}</div>
    </EntityInfoCard>
  );
}
