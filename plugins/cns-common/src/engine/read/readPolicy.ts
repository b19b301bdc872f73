import { Policy } from '../../model/Policy';
import { PolicyKind } from '../../model/PolicyIdentity';
import { Problem } from '../../model/Problem';
import { Fields, ReportProblem } from './Fields';
import { usedKind } from './objectKinds';
import { parseCiliumRules } from './parseCiliumRules';
import { parseMetadata } from './parseMetadata';
import { parseNetworkPolicySpec } from './parseNetworkPolicySpec';
import { parseTierPolicySpec } from './parseTierPolicySpec';
import { SourceObject } from './SourceObject';

/**
 * Tells whether an object is of one of the policy kinds that the engine understands.
 *
 * @public
 */
export function policyKindOf(object: SourceObject): PolicyKind | undefined {
  const kind = usedKind(object);
  switch (kind) {
    case 'NetworkPolicy':
    case 'CiliumNetworkPolicy':
    case 'CiliumClusterwideNetworkPolicy':
    case 'AdminNetworkPolicy':
    case 'BaselineAdminNetworkPolicy':
    case 'ClusterNetworkPolicy':
      return kind;
    default:
      return undefined;
  }
}

/**
 * Reads one policy object of any supported kind into its typed form.
 *
 * @remarks
 * Never throws and always gives a policy: what is wrong is in its `problems`, each with the path, and (for objects that
 * came from text) with file and line.
 *
 * @public
 */
export function readPolicy(object: SourceObject, kind: PolicyKind): Policy {
  const problems: Problem[] = [];
  const report: ReportProblem = problem => problems.push(problem);
  const fields = new Fields(object.value, '', report);
  const metadata = parseMetadata(fields);
  const apiVersion =
    object.version === undefined
      ? ''
      : [object.group, object.version].filter(Boolean).join('/');
  const base = { ...metadata, apiVersion, source: object.source, problems };
  const namespace = metadata.namespace ?? 'default';
  switch (kind) {
    case 'NetworkPolicy':
      return {
        ...base,
        dialect: 'kubernetes',
        kind,
        namespace,
        ...parseNetworkPolicySpec(fields),
      };
    case 'CiliumNetworkPolicy':
      return {
        ...base,
        dialect: 'cilium',
        kind,
        namespace,
        rules: parseCiliumRules(fields, kind),
      };
    case 'CiliumClusterwideNetworkPolicy':
      return {
        ...base,
        dialect: 'cilium',
        kind,
        namespace: undefined,
        rules: parseCiliumRules(fields, kind),
      };
    case 'AdminNetworkPolicy':
    case 'BaselineAdminNetworkPolicy':
    case 'ClusterNetworkPolicy':
      return {
        ...base,
        dialect: 'tier',
        kind,
        namespace: undefined,
        ...parseTierPolicySpec(fields, kind, metadata.name),
      };
    default:
      return kind satisfies never;
  }
}
