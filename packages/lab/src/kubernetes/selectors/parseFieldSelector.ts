import { KubernetesObject, ResourceKind } from '../../world';
import { isRecord } from '../isRecord';
import { badRequest } from '../refusals';

/** Tells whether an object is selected. @internal */
export type ObjectTest = (object: KubernetesObject) => boolean;

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  pods: [
    'spec.nodeName',
    'spec.restartPolicy',
    'spec.serviceAccountName',
    'status.phase',
    'status.podIP',
  ],
  events: [
    'involvedObject.kind',
    'involvedObject.name',
    'involvedObject.namespace',
    'involvedObject.uid',
    'reason',
    'type',
  ],
  secrets: ['type'],
  namespaces: ['status.phase'],
};

/**
 * Reads the `fieldSelector` parameter of a list or watch.
 *
 * @throws StatusError 400 if it cannot be parsed or names a field that the kind cannot select by.
 * @internal
 */
export function parseFieldSelector(
  text: string,
  kind: ResourceKind,
): ObjectTest {
  const known = [
    'metadata.name',
    ...(kind.namespaced ? ['metadata.namespace'] : []),
    ...(kind.virtual ? [] : FIELDS[kind.id] ?? []),
  ];
  const tests = text
    .split(',')
    .filter(part => part.trim() !== '')
    .map(part => {
      const match = /^\s*([^=!]+?)\s*(!=|==|=)\s*(.*?)\s*$/.exec(part);
      if (!match) {
        throw badRequest(
          `invalid selector: '${part}'; can't understand '${part}'`,
        );
      }
      const [, field, operator, value] = match;
      if (!known.includes(field)) {
        throw badRequest(`field label not supported: ${field}`);
      }
      const path = field.split('.');
      return (object: KubernetesObject) =>
        (textAt(object, path) === value) === (operator !== '!=');
    });
  return object => tests.every(test => test(object));
}

function textAt(object: unknown, path: readonly string[]): string {
  let value = object;
  for (const key of path) value = isRecord(value) ? value[key] : undefined;
  return typeof value === 'string' ? value : '';
}
