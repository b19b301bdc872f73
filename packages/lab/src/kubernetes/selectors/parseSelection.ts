import { ResourceKind } from '../../world';
import { ObjectTest, parseFieldSelector } from './parseFieldSelector';
import { parseLabelSelector } from './parseLabelSelector';

/**
 * The objects that a list or watch asks for; `test` is absent when it asks for all.
 *
 * @internal
 */
export function parseSelection(
  query: URLSearchParams,
  kind: ResourceKind,
): ObjectTest | undefined {
  const labels = query.get('labelSelector');
  const fields = query.get('fieldSelector');
  const tests: ObjectTest[] = [];
  if (labels) {
    const test = parseLabelSelector(labels);
    tests.push(object => test(object.metadata.labels));
  }
  if (fields) tests.push(parseFieldSelector(fields, kind));
  return tests.length === 0
    ? undefined
    : object => tests.every(test => test(object));
}
