import { Accordion, AccordionPanel, AccordionTrigger } from '@backstage/ui';
import type { InstallationStep } from 'backstage-plugin-cns-common';
import { installationTone } from '../cards/installationTone';
import { StatusLabel } from '../shared/StatusLabel';
import { useTexts } from '../shared/useTexts';
import classes from './Installation.module.css';
import { StepDetails } from './StepDetails';

/**
 * One step: its state and a sentence, and folded below it how that is known and what to do.
 *
 * @param props - `open`: unfolded at first; `changed`: marked for a moment.
 *
 * @internal
 */
export function StepRow(props: {
  readonly step: InstallationStep;
  readonly open: boolean;
  readonly changed: boolean;
}) {
  const { step, open, changed } = props;
  const t = useTexts();
  return (
    <Accordion
      defaultExpanded={open}
      className={changed ? `${classes.step} ${classes.changed}` : classes.step}
    >
      <AccordionTrigger>
        <span className={classes.summary}>
          <span className={classes.state}>
            <StatusLabel tone={installationTone[step.state]}>
              {t(`installation.states.${step.state}`)}
            </StatusLabel>
          </span>
          <span>
            <strong className={classes.title}>
              {t(`installation.steps.${step.id}`)}
            </strong>
            <span className={classes.sentence}>{step.sentence}</span>
          </span>
        </span>
      </AccordionTrigger>
      <AccordionPanel>
        <StepDetails step={step} />
      </AccordionPanel>
    </Accordion>
  );
}
