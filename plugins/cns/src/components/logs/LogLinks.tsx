import { Link, Text } from '@backstage/ui';
import type { LogSource } from 'backstage-plugin-cns-common';
import { useId } from 'react';
import { useTexts } from '../shared/useTexts';
import classes from './Logs.module.css';

/**
 * Where else the lines go: the links that the operator of the portal configured, filled in for this place.
 *
 * @internal
 */
export function LogLinks(props: { readonly links: LogSource['links'] }) {
  const t = useTexts();
  const heading = useId();
  if (props.links.length === 0) {
    return null;
  }
  return (
    <section className={classes.section} aria-labelledby={heading}>
      <Text as="h4" variant="title-x-small" id={heading}>
        {t('logs.links.title')}
      </Text>
      <ul className={classes.list}>
        {props.links.map(({ title, url }) => (
          <li key={`${title} ${url}`}>
            <Link href={url}>{title}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
