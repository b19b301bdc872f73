import { StatusLabel } from '../shared/StatusLabel';
import { useTexts } from '../shared/useTexts';
import { toStatusTone } from './toStatusTone';

/**
 * A status in GitLab's own words, with the shape and colour of what it means.
 *
 * @internal
 */
export function GitlabStatus(props: {
  readonly status: string;
  readonly allowFailure?: boolean;
}) {
  const { status, allowFailure = false } = props;
  const t = useTexts();
  const words = status.replaceAll('_', ' ');
  return (
    <StatusLabel tone={toStatusTone(status, { allowFailure })}>
      {allowFailure && status === 'failed'
        ? t('installation.pipelines.allowedToFail', { status: words })
        : words}
    </StatusLabel>
  );
}
