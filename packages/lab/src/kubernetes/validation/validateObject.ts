import { ResourceKind } from '../../world';
import { fieldAt } from '../fields/fieldAt';
import { sameJson } from '../fields/sameJson';
import { invalid } from '../refusals';
import { Causes } from './Causes';
import { validateCiliumPolicy } from './validateCiliumPolicy';
import { validateNetworkPolicy } from './validateNetworkPolicy';
import { validateTierPolicy } from './validateTierPolicy';

/**
 * Refuses what the API server would refuse of the kinds that the lab looks into.
 *
 * @throws StatusError 422 with a cause per field
 * @internal
 */
export function validateObject(
  kind: ResourceKind,
  name: string,
  object: Record<string, unknown>,
  previous: Record<string, unknown> | undefined,
): void {
  const causes = new Causes();
  switch (kind.kind) {
    case 'NetworkPolicy':
      validateNetworkPolicy(object, causes);
      break;
    case 'CiliumNetworkPolicy':
    case 'CiliumClusterwideNetworkPolicy':
      validateCiliumPolicy(object, causes);
      break;
    case 'AdminNetworkPolicy':
    case 'BaselineAdminNetworkPolicy':
    case 'ClusterNetworkPolicy':
      validateTierPolicy(kind.kind, name, object, causes);
      break;
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
      requireSameSelector(object, previous, causes);
      break;
    default:
  }
  if (causes.list.length > 0) throw invalid(kind, name, causes.list);
}

function requireSameSelector(
  object: Record<string, unknown>,
  previous: Record<string, unknown> | undefined,
  causes: Causes,
): void {
  const path = ['f:spec', 'f:selector'];
  const selector = fieldAt(object, path);
  if (selector === undefined) causes.required('spec.selector');
  if (previous && !sameJson(selector, fieldAt(previous, path))) {
    causes.invalid('spec.selector', selector, 'field is immutable');
  }
}
