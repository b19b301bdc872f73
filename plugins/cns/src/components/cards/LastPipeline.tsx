import { Link } from '@backstage/ui';
import type { ProjectPipeline } from 'backstage-plugin-cns-common';
import { GitlabStatus } from '../installation/GitlabStatus';
import { TimeAgo } from '../shared/TimeAgo';
import { useTexts } from '../shared/useTexts';
import classes from './CnsCard.module.css';

/** The last pipeline of a project with its state and age; statuses are GitLab's own words. @internal */
export function LastPipeline(props: { readonly project: ProjectPipeline }) {
  const t = useTexts();
  const { pipeline, path } = props.project;
  if (!pipeline) {
    return (
      <p className={classes.secondary}>
        {t('cards.installation.noPipeline', { project: path })}
      </p>
    );
  }
  return (
    <p className={classes.pipeline}>
      <Link href={pipeline.webUrl}>
        {t('cards.installation.pipeline', { project: path })}
      </Link>
      <GitlabStatus status={pipeline.status} />
      <TimeAgo at={pipeline.updatedAt} />
    </p>
  );
}
