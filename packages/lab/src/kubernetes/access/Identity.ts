/**
 * Who a request comes from, and what they may do.
 *
 * @internal
 */
export interface Identity {
  readonly user: string;
  readonly groups: readonly string[];
  readonly rules: readonly AccessRule[];
}

/**
 * A grant, as in a Role: `*` stands for everything. Absent `namespaces` means all, as in a ClusterRole.
 *
 * @internal
 */
export interface AccessRule {
  readonly verbs: readonly string[];
  readonly groups: readonly string[];
  /** Plural, or `pods/log`. */
  readonly resources: readonly string[];
  readonly namespaces?: readonly string[];
}

/** A question about a right. @internal */
export interface AccessQuestion {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly subresource?: string;
  readonly namespace?: string;
  readonly name?: string;
}

/** Answers a question about a right. @internal */
export function isAllowed(
  identity: Identity,
  question: AccessQuestion,
): boolean {
  const resource = question.subresource
    ? `${question.resource}/${question.subresource}`
    : question.resource;
  return identity.rules.some(
    rule =>
      covers(rule.verbs, question.verb) &&
      covers(rule.groups, question.group) &&
      (covers(rule.resources, resource) ||
        (question.subresource !== undefined &&
          rule.resources.includes(`*/${question.subresource}`))) &&
      (rule.namespaces === undefined ||
        (question.namespace !== undefined &&
          rule.namespaces.includes(question.namespace))),
  );
}

function covers(list: readonly string[], item: string): boolean {
  return list.includes('*') || list.includes(item);
}
