import { Direction } from '../../model/Traffic';
import { CompiledRule, CompiledStatement } from '../compile/CompiledRule';
import { Peer } from '../compile/Peer';
import { Subject } from '../compile/Subject';
import { TrafficTable } from '../ports/TrafficTable';
import { Profile } from '../profiles/Profile';

/**
 * What one side can answer for a set of traffic, as ids of traffic sets: traffic that can be allowed, and traffic that can
 * be denied. Every point is in at least one; a point in both is unknown.
 *
 * @internal
 */
export interface SideOutcome {
  readonly allow: number;
  readonly deny: number;
}

/**
 * What {@link evaluateSide} needs besides the two ends.
 *
 * @internal
 */
export interface SideContext {
  readonly profile: Profile;
  readonly traffic: TrafficTable;
  /** Id of the protocols about which isolating NetworkPolicies say nothing. */
  readonly undefinedTraffic: number;
  /** Traffic ids of named ports where one number counts for the whole cluster; else absent. */
  readonly namedAcross?: readonly number[];
}

/**
 * Runs a set of traffic through everything that applies to one end in one direction.
 *
 * @remarks
 * Works on sets: `open` is the traffic that may still be undecided when a rule is reached. A rule that certainly matches
 * takes its traffic out of `open`; one that only perhaps matches lets it stay, so that later rules answer for it too. What
 * has been answered both ways is unknown. Order of the stages: sections 1.2 and 1.3, point 39; deny before allow: point 15.
 *
 * @internal
 */
export function evaluateSide(
  context: SideContext,
  subject: Subject,
  direction: Direction,
  peer: Peer,
  within: number,
): SideOutcome {
  const { profile, traffic: table } = context;
  const ownNode = peer.facts.kind === 'node' && peer.facts.local;
  if (
    profile.policyEnforcement === 'never' ||
    (ownNode && profile.ownNode === 'both-ways')
  ) {
    return { allow: within, deny: TrafficTable.empty };
  }

  if (subject.uncertain) return { allow: within, deny: within };

  let allow = TrafficTable.empty;
  let deny = TrafficTable.empty;
  let open = within;

  const namedTraffic = (port: number): number => {
    if (direction === 'ingress') return subject.peer.named(port);
    return context.namedAcross?.[port] ?? peer.named(port);
  };
  const hit = (rule: CompiledRule, left: number): number => {
    let set = rule.traffic;
    for (const port of rule.named) {
      set = table.union(set, namedTraffic(port));
    }
    return table.intersect(set, left);
  };

  // One tier whose rules decide in order. Policies of equal priority are asked in no defined order, so each of them may
  // be the one that decides.
  const runOrdered = (
    groups: readonly (readonly CompiledStatement[])[],
  ): void => {
    let passed = TrafficTable.empty;
    for (const group of groups) {
      let rest = open;
      for (const statement of group) {
        let left = open;
        for (const rule of statement.rules) {
          const match = peer.matches(rule);
          if (match === 0) continue;
          const decided = hit(rule, left);
          if (rule.action === 'allow') allow = table.union(allow, decided);
          else if (rule.action === 'deny') deny = table.union(deny, decided);
          else passed = table.union(passed, decided);
          if (match === 2) left = table.subtract(left, decided);
        }
        rest = table.intersect(rest, left);
      }
      open = rest;
    }
    open = table.union(open, passed);
  };

  const runUnordered = (action: 'allow' | 'deny'): void => {
    for (const statement of subject.normal) {
      for (const rule of statement.rules) {
        if (rule.action !== action) continue;
        const match = peer.matches(rule);
        if (match === 0) continue;
        const decided = hit(rule, open);
        if (action === 'allow') allow = table.union(allow, decided);
        else deny = table.union(deny, decided);
        if (match === 2) open = table.subtract(open, decided);
      }
    }
  };

  runOrdered(subject.admin);
  runUnordered('deny');
  const everything = profile.policyEnforcement === 'always';
  if (
    ownNode &&
    direction === 'ingress' &&
    profile.ownNode === 'to-pod-unless-denied' &&
    !(everything && profile.ownNodeNeedsPolicy && subject.normal.length === 0)
  ) {
    return { allow: table.union(allow, open), deny };
  }
  if (subject.isolated) {
    const undefinedPart = table.intersect(open, context.undefinedTraffic);
    allow = table.union(allow, undefinedPart);
    deny = table.union(deny, undefinedPart);
    open = table.subtract(open, undefinedPart);
  }
  runUnordered('allow');
  const isolated = subject.isolated || everything;
  if (subject.isolated && !profile.baselineAfterIsolation) {
    return { allow, deny: table.union(deny, open) };
  }
  runOrdered(subject.baseline);
  return isolated
    ? { allow, deny: table.union(deny, open) }
    : { allow: table.union(allow, open), deny };
}
