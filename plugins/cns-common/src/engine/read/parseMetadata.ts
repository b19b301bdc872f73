import { Labels } from '../../model/LabelSelector';
import { Fields } from './Fields';

/**
 * Name, labels and annotations of an object. An object without a name has the empty one, and a problem.
 *
 * @internal
 */
export function parseMetadata(object: Fields): {
  readonly name: string;
  readonly namespace?: string;
  readonly labels: Labels;
  readonly annotations: Labels;
} {
  const metadata = object.fields('metadata');
  const name = metadata?.string('name') ?? '';
  if (name === '') {
    object.error(
      'missing-name',
      'The object has no metadata.name.',
      'metadata',
    );
  }
  const namespace = metadata?.string('namespace');
  return {
    name,
    namespace: namespace === '' ? undefined : namespace,
    labels: metadata?.labels('labels') ?? {},
    annotations: metadata?.labels('annotations') ?? {},
  };
}
