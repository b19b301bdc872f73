import { useEntity } from '@backstage/plugin-catalog-react';
import {
  CNS_ANNOTATIONS,
  type UpstreamProblem,
} from 'backstage-plugin-cns-common';
import { EmptyState } from './EmptyState';
import { splitUnbound } from './splitUnbound';
import { useTexts } from './useTexts';

/**
 * Says that it is not known where the entity runs, with the annotations to add, the entity's own name filled in.
 *
 * @internal
 */
export function UnboundState(props: {
  /** Of the answer: when annotations are there but cannot be used, they say why. */
  readonly problems?: readonly UpstreamProblem[];
}) {
  const t = useTexts();
  const { others } = splitUnbound(props.problems ?? []);
  const { entity } = useEntity();
  const annotations = [
    'metadata:',
    '  annotations:',
    `    ${CNS_ANNOTATIONS.kubernetesId}: ${entity.metadata.name}`,
    `    ${CNS_ANNOTATIONS.kubernetesNamespace}: ${entity.metadata.name}`,
    `    ${CNS_ANNOTATIONS.kubernetesLabelSelector}: app=${entity.metadata.name}`,
    '',
  ].join('\n');
  return (
    <EmptyState
      title={t('cards.policies.emptyTitle')}
      text={
        others.length > 0
          ? t('cards.policies.unusable')
          : t('cards.policies.empty')
      }
      copy={annotations}
    />
  );
}
