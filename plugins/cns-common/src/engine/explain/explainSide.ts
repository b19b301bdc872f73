import { PolicyIdentity, RuleRef } from '../../model/PolicyIdentity';
import { Direction, Protocol } from '../../model/Traffic';
import {
  PolicyAnswer,
  SideReason,
  SideVerdict,
  UnknownReason,
  VerdictValue,
} from '../../model/Verdict';
import { formatPolicyIdentity } from '../../model/formatPolicyIdentity';
import { CompiledRule, CompiledStatement } from '../compile/CompiledRule';
import { ConnectionEvaluator, Side } from '../evaluate/ConnectionEvaluator';
import { unknownReasonOf } from './unknownReasonOf';

/**
 * One protocol and port (or ICMP type).
 *
 * @internal
 */
export interface TrafficPoint {
  readonly protocol: Protocol;
  readonly value: number;
}

const noPolicies: SideVerdict = {
  verdict: 'none',
  reason: 'not-enforced',
  isolating: [],
  admitting: [],
  denying: [],
  uncertain: [],
  policies: [],
  unknownReasons: [],
  l7: false,
  auth: false,
};

/**
 * Answers for one side and one point of traffic, with everything that led to the answer. The verdict comes from the same
 * evaluation as everywhere else; the lists say which policies and rules are about this connection.
 *
 * @internal
 */
export function explainSide(
  evaluator: ConnectionEvaluator,
  side: Side | undefined,
  direction: Direction,
  point: TrafficPoint,
): SideVerdict {
  if (side === undefined) return noPolicies;
  const { traffic, context, profile } = evaluator.cluster;
  const outcome = evaluator.outcome(side, direction);
  const verdict = verdictOf(
    traffic.set(outcome.allow).has(point.protocol, point.value),
    traffic.set(outcome.deny).has(point.protocol, point.value),
  );

  const { subject, views } = side;
  const statements = [
    ...subject.admin.flat(),
    ...subject.normal,
    ...subject.baseline.flat(),
  ];
  const touches = (
    rule: CompiledRule,
    view: Side['views'][number],
  ): boolean => {
    let set = rule.traffic;
    for (const port of rule.named) {
      const named =
        direction === 'ingress'
          ? subject.peer.named(port)
          : context.namedAcross?.[port] ?? view.named(port);
      set = traffic.union(set, named);
    }
    return traffic.set(set).has(point.protocol, point.value);
  };
  /** 2 if the rule is about this connection for certain, 1 if perhaps, 0 if not. */
  const about = (rule: CompiledRule): 0 | 1 | 2 => {
    const matches = views.map(view =>
      touches(rule, view) ? view.matches(rule) : 0,
    );
    if (matches.every(match => match === 2)) return 2;
    return matches.every(match => match === 0) ? 0 : 1;
  };

  const admitting: CompiledRule[] = [];
  const denying: CompiledRule[] = [];
  const uncertain: CompiledRule[] = [];
  const answers = new Map<
    string,
    { policy: PolicyIdentity; answer: PolicyAnswer }
  >();
  const isolating = new Map<string, PolicyIdentity>();
  for (const statement of statements) answerOf(statement);

  const reasons = new Set<UnknownReason>();
  if (verdict === 'unknown') {
    for (const rule of uncertain) {
      for (const reason of unknownReasonOf(evaluator.cluster, rule, views)) {
        reasons.add(reason);
      }
    }
    if (
      subject.isolated &&
      profile.undefinedProtocols.includes(point.protocol)
    ) {
      reasons.add('protocol-undefined');
    }
    if (subject.uncertain) reasons.add('node-labels-unknown');
    if (views.length > 1) reasons.add('node-unknown');
    if (reasons.size === 0) reasons.add('equal-priority');
  }
  const l7 =
    verdict === 'allowed' &&
    admitting.length > 0 &&
    subject.isolated &&
    admitting.every(rule => rule.lowered.l7);
  return {
    verdict,
    reason: reasonOf(),
    isolating: [...isolating.values()],
    admitting: admitting.map(refOf),
    denying: denying.map(refOf),
    uncertain: uncertain.map(refOf),
    policies: [...answers.values()],
    unknownReasons: [...reasons],
    l7,
    auth:
      verdict === 'allowed' &&
      admitting.length > 0 &&
      admitting.every(rule => rule.lowered.auth),
  };

  function answerOf(statement: CompiledStatement): void {
    let answer: PolicyAnswer =
      statement.tier === 'normal' && statement.isolates
        ? 'does-not-admit'
        : 'does-not-apply';
    if (statement.isolates) {
      isolating.set(formatPolicyIdentity(statement.policy), statement.policy);
    }
    for (const rule of statement.rules) {
      const match = about(rule);
      if (match === 0) continue;
      if (match === 1) {
        uncertain.push(rule);
        if (answer !== 'admits') answer = 'cannot-decide';
        continue;
      }
      if (rule.action === 'allow') {
        admitting.push(rule);
        if (answer !== 'does-not-admit' || statement.tier === 'normal') {
          answer = 'admits';
        }
      } else if (rule.action === 'deny') {
        denying.push(rule);
        answer = 'does-not-admit';
      }
      // In a tier, the first rule that matches decides for its policy.
      if (statement.tier !== 'normal' || rule.action === 'deny') break;
    }
    record(statement.policy, answer);
  }

  /** Several rules of one Cilium policy are one policy: a denial wins, then an admission. */
  function record(policy: PolicyIdentity, answer: PolicyAnswer): void {
    const key = formatPolicyIdentity(policy);
    const known = answers.get(key);
    const order: readonly PolicyAnswer[] = [
      'admits',
      'cannot-decide',
      'does-not-admit',
      'does-not-apply',
    ];
    if (
      known === undefined ||
      order.indexOf(answer) < order.indexOf(known.answer)
    ) {
      answers.set(key, { policy, answer });
    }
  }

  function reasonOf(): SideReason {
    if (verdict === 'unknown') return 'undecided';
    if (profile.policyEnforcement === 'never') return 'not-enforced';
    if (verdict === 'denied') {
      return denying.length > 0 ? 'deny-rule' : 'default-deny';
    }
    const local = views.every(
      view => view.facts.kind === 'node' && view.facts.local,
    );
    if (local && profile.ownNode === 'both-ways') return 'localhost';
    if (admitting.length > 0) return 'rule';
    if (local && subject.isolated) return 'localhost';
    return statements.length > 0 ? 'default-allow' : 'not-enforced';
  }
}

function refOf(rule: CompiledRule): RuleRef {
  return rule.lowered.ref;
}

function verdictOf(allow: boolean, deny: boolean): VerdictValue {
  if (allow && deny) return 'unknown';
  return allow ? 'allowed' : 'denied';
}
