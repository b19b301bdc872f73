import { Link } from '@backstage/ui';
import type { Pipeline, PipelineJob } from 'backstage-plugin-cns-common';
import { useTexts } from '../shared/useTexts';
import tableClasses from '../traffic/DataTable.module.css';
import { DurationText } from './DurationText';
import { GitlabStatus } from './GitlabStatus';
import classes from './Installation.module.css';

/**
 * The jobs of a pipeline in the order of its stages.
 *
 * @internal
 */
export function JobTable(props: {
  readonly pipeline: Pipeline;
  readonly jobs: readonly PipelineJob[];
}) {
  const { pipeline, jobs } = props;
  const t = useTexts();
  return (
    <div className={classes.wide}>
      <table className={tableClasses.table}>
        <caption>
          {t('installation.pipelines.jobs', { id: String(pipeline.id) })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('installation.pipelines.job')}</th>
            <th scope="col">{t('installation.pipelines.stage')}</th>
            <th scope="col">{t('installation.pipelines.status')}</th>
            <th scope="col" className={tableClasses.number}>
              {t('installation.pipelines.duration')}
            </th>
          </tr>
        </thead>
        <tbody>
          {jobs.map(job => (
            <tr key={job.id}>
              <th scope="row">
                <Link href={job.webUrl}>{job.name}</Link>
              </th>
              <td>{job.stage}</td>
              <td>
                <GitlabStatus
                  status={job.status}
                  allowFailure={job.allowFailure}
                />
              </td>
              <td className={tableClasses.number}>
                {job.durationSeconds === undefined ? (
                  t('installation.pipelines.noDuration')
                ) : (
                  <DurationText seconds={job.durationSeconds} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
