import { ResourceKind } from '../../world';
import { invalid } from '../refusals';

const SUBDOMAIN =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/**
 * Refuses names that cannot be part of a DNS name; Namespaces and Services have the stricter form.
 *
 * @throws StatusError 422
 * @internal
 */
export function checkObjectName(kind: ResourceKind, name: string): void {
  const label = ['namespaces', 'services'].includes(kind.id);
  const longest = label ? 63 : 253;
  const wrong =
    name.length > longest || !(label ? LABEL : SUBDOMAIN).test(name);
  if (!wrong) return;
  const rule = label
    ? `a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character`
    : `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character`;
  throw invalid(kind, name, [
    {
      reason: 'FieldValueInvalid',
      message: `Invalid value: "${name}": ${
        name.length > longest ? `must be no more than ${longest} bytes` : rule
      }`,
      field: 'metadata.name',
    },
  ]);
}
