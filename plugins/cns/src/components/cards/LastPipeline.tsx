import { Link } from '@backstage/ui';
import type { ProjectPipeline } from 'backstage-plugin-cns-common';
import { StatusIcon, type StatusTone } from '../shared/StatusIcon';
import { TimeAgo } from '../shared/TimeAgo';
import { useTexts } from '../shared/useTexts';
import classes from './CnsCard.module.css';

const TONES: ReadonlyMap<string, StatusTone> = new Map([
  ['success', 'good'],
  ['failed', 'bad'],
  ['canceled', 'warning'],
  ['skipped', 'neutral'],
]);

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
    <p className={classes.item}>
      <StatusIcon tone={TONES.get(pipeline.status) ?? 'neutral'} />
      <span>
        <Link href={pipeline.webUrl}>
          {t('cards.installation.pipeline', { project: path })}
        </Link>
        : {pipeline.status}, <TimeAgo at={pipeline.updatedAt} />
      </span>
    </p>
  );
}
