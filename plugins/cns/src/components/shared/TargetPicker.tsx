import { Select, Text } from '@backstage/ui';
import { formatTarget, type TargetKey } from '../../hooks/useTargetChoice';
import classes from './TargetPicker.module.css';
import { useTexts } from './useTexts';

/**
 * Chooses the place that the page shows, `prod-eu / shop`; only names it when there is no choice.
 *
 * @internal
 */
export function TargetPicker<T extends TargetKey>(props: {
  readonly targets: readonly T[];
  readonly target: T | undefined;
  readonly onChoose: (target: T) => void;
}) {
  const t = useTexts();
  const { targets, target, onChoose } = props;
  if (!target) {
    return null;
  }
  if (targets.length === 1) {
    return (
      <Text variant="body-medium" weight="bold" className={classes.single}>
        {showTarget(target)}
      </Text>
    );
  }
  return (
    <Select
      className={classes.picker}
      size="small"
      aria-label={t('shared.target.label')}
      options={targets.map(candidate => ({
        id: formatTarget(candidate),
        label: showTarget(candidate),
      }))}
      value={formatTarget(target)}
      onChange={key => {
        const chosen = targets.find(
          candidate => formatTarget(candidate) === key,
        );
        if (chosen) {
          onChoose(chosen);
        }
      }}
    />
  );
}

function showTarget(target: TargetKey): string {
  return `${target.cluster} / ${target.namespace}`;
}
