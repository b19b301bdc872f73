import { Button, Text } from '@backstage/ui';
import type { PolicyDetail } from 'backstage-plugin-cns-common';
import { CopyButton } from '../shared/CopyButton';
import classes from '../shared/page.module.css';
import { useTexts } from '../shared/useTexts';
import { downloadText } from './downloadText';
import { YamlView } from './YamlView';

/** The live object as YAML, to read, copy and download. @internal */
export function PolicyYaml(props: { readonly policy: PolicyDetail }) {
  const t = useTexts();
  const { policy } = props;
  return (
    <div className={classes.page}>
      <div className={classes.bar}>
        <Text variant="body-small" color="secondary">
          {t('policies.detail.yamlSource')}
        </Text>
        <span className={classes.spacer} />
        <CopyButton text={policy.yaml} label={t('policies.detail.yaml')} />
        <Button
          size="small"
          variant="secondary"
          onPress={() =>
            downloadText({
              name: `${policy.name}.yaml`,
              type: 'application/yaml',
              text: policy.yaml,
            })
          }
        >
          {t('policies.detail.download')}
        </Button>
      </div>
      <YamlView text={policy.yaml} label={t('policies.detail.yamlLabel')} />
    </div>
  );
}
