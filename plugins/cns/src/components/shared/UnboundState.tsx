import { useEntity } from '@backstage/plugin-catalog-react';
import { CNS_ANNOTATIONS } from 'backstage-plugin-cns-common';
import { EmptyState } from './EmptyState';

/**
 * Says that it is not known where the entity runs, with the annotations to add, the entity's own name filled in.
 *
 * @internal
 */
export function UnboundState(props: {
  readonly title: string;
  readonly text: string;
}) {
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
    <EmptyState title={props.title} text={props.text} copy={annotations} />
  );
}
