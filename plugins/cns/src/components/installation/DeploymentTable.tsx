import { Link } from '@backstage/ui';
import type { Deployment } from 'backstage-plugin-cns-common';
import { TimeAgo } from '../shared/TimeAgo';
import { useTexts } from '../shared/useTexts';
import tableClasses from '../traffic/DataTable.module.css';
import { GitlabStatus } from './GitlabStatus';
import classes from './Installation.module.css';
import { toWebUrl } from './toWebUrl';

/**
 * The latest deployment of a project to each of its environments.
 *
 * @internal
 */
export function DeploymentTable(props: {
  readonly project: string;
  readonly deployments: readonly Deployment[];
}) {
  const { project, deployments } = props;
  const t = useTexts();
  return (
    <div className={classes.wide}>
      <table className={tableClasses.table}>
        <caption>
          {t('installation.pipelines.deployments', { project })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('installation.pipelines.environment')}</th>
            <th scope="col">{t('installation.pipelines.status')}</th>
            <th scope="col">{t('installation.pipelines.revision')}</th>
            <th scope="col">{t('installation.pipelines.when')}</th>
          </tr>
        </thead>
        <tbody>
          {deployments.map(deployment => (
            <tr key={deployment.id}>
              <th scope="row">
                <Environment deployment={deployment} />
              </th>
              <td>
                <GitlabStatus status={deployment.status} />
              </td>
              <td>
                {deployment.ref} <code>{deployment.sha.slice(0, 8)}</code>
              </td>
              <td>
                <TimeAgo at={deployment.createdAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Environment(props: { readonly deployment: Deployment }) {
  const { environment, environmentUrl } = props.deployment;
  const url = toWebUrl(environmentUrl);
  return url === undefined ? (
    <>{environment}</>
  ) : (
    <Link href={url}>{environment}</Link>
  );
}
