import {
  CiliumEntry,
  CiliumPolicy,
  CiliumRule,
  CiliumSubject,
} from '../../model/CiliumPolicy';
import { RuleList } from '../../model/PolicyIdentity';
import { Fields } from './Fields';
import { parseCiliumEntry } from './parseCiliumEntry';
import { emptySelector, parseLabelSelector } from './parseLabelSelector';

/**
 * Reads the rules of a CiliumNetworkPolicy or CiliumClusterwideNetworkPolicy, from `spec` and `specs`.
 *
 * @internal
 */
export function parseCiliumRules(
  object: Fields,
  kind: CiliumPolicy['kind'],
): CiliumRule[] {
  const rules: CiliumRule[] = [];
  const spec = object.fields('spec');
  if (spec !== undefined) rules.push(parseRule(spec, kind, 'spec'));
  const specs = object.fieldsList('specs') ?? [];
  for (const [index, item] of specs.entries()) {
    rules.push(parseRule(item, kind, `specs[${index}]`, index));
  }
  if (rules.length === 0) {
    object.error('missing-spec', 'The policy has neither spec nor specs.');
  }
  return rules;
}

function parseRule(
  fields: Fields,
  kind: CiliumPolicy['kind'],
  path: string,
  spec?: number,
): CiliumRule {
  const subject = parseSubject(fields, kind);
  const list = (name: RuleList): CiliumEntry[] | undefined =>
    fields
      .fieldsList(name)
      ?.map(entry => parseCiliumEntry(entry, name, subject.type));
  const rule = {
    path,
    spec,
    subject,
    ingress: list('ingress'),
    ingressDeny: list('ingressDeny'),
    egress: list('egress'),
    egressDeny: list('egressDeny'),
  };
  const entries =
    (rule.ingress?.length ?? 0) +
    (rule.ingressDeny?.length ?? 0) +
    (rule.egress?.length ?? 0) +
    (rule.egressDeny?.length ?? 0);
  if (entries === 0) {
    fields.error(
      'empty-rule',
      'A rule needs at least one entry in ingress, ingressDeny, egress or egressDeny; Cilium refuses the whole policy otherwise. To deny everything, write one empty entry: "ingress: [{}]".',
    );
  }
  const enableDefaultDeny = fields.fields('enableDefaultDeny');
  return {
    ...rule,
    enableDefaultDeny: {
      ingress: enableDefaultDeny?.boolean('ingress'),
      egress: enableDefaultDeny?.boolean('egress'),
    },
    description: fields.string('description'),
  };
}

function parseSubject(
  fields: Fields,
  kind: CiliumPolicy['kind'],
): CiliumSubject {
  const endpoints = parseLabelSelector(fields, 'endpointSelector');
  const nodes = parseLabelSelector(fields, 'nodeSelector');
  if (endpoints !== undefined && nodes !== undefined) {
    fields.error(
      'both-selectors',
      'A rule can have an endpointSelector or a nodeSelector, not both.',
      'nodeSelector',
    );
  }
  if (endpoints !== undefined)
    return { type: 'endpoints', selector: endpoints };
  if (nodes === undefined) {
    fields.error(
      'missing-selector',
      'A rule needs an endpointSelector (or, in a clusterwide policy, a nodeSelector).',
    );
    return { type: 'endpoints', selector: emptySelector };
  }
  if (kind === 'CiliumNetworkPolicy') {
    fields.error(
      'node-selector-in-namespace',
      'A nodeSelector is only possible in a CiliumClusterwideNetworkPolicy.',
      'nodeSelector',
    );
  }
  return { type: 'nodes', selector: nodes };
}
