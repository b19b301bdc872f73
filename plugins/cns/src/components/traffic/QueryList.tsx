import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Text,
} from '@backstage/ui';
import type { TrafficItem } from 'backstage-plugin-cns-common';
import { CopyBlock } from '../shared/CopyBlock';
import { useTexts } from '../shared/useTexts';
import classes from './Traffic.module.css';

/**
 * The PromQL behind each number of the page, folded, to copy.
 *
 * @internal
 */
export function QueryList(props: { readonly queries: TrafficItem['queries'] }) {
  const t = useTexts();
  if (props.queries.length === 0) {
    return null;
  }
  return (
    <Accordion>
      <AccordionTrigger title={t('traffic.queries.title')} />
      <AccordionPanel>
        <ul className={classes.queries}>
          {props.queries.map(({ name, promql }) => (
            <li key={name}>
              <Text as="div" variant="body-small">
                {name}
              </Text>
              <CopyBlock
                text={promql}
                label={t('traffic.queries.label', { name })}
              />
            </li>
          ))}
        </ul>
      </AccordionPanel>
    </Accordion>
  );
}
