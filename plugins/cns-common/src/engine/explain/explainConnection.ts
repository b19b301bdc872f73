import { Direction } from '../../model/Traffic';
import {
  SideVerdict,
  UnknownReason,
  Verdict,
  VerdictValue,
} from '../../model/Verdict';
import { ConnectionEvaluator } from '../evaluate/ConnectionEvaluator';
import { ConnectionQuery } from '../evaluate/ConnectionQuery';
import { isSamePod } from '../evaluate/isSamePod';
import { explainSide, TrafficPoint } from './explainSide';

const selfVerdict: SideVerdict = {
  verdict: 'allowed',
  reason: 'self',
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
 * Answers one connection with the policies and rules of both sides.
 *
 * @remarks
 * A workload with pods that differ has several answers per side; they are joined, and the side is unknown where they
 * disagree.
 *
 * @returns `undefined` if an end does not exist.
 *
 * @internal
 */
export function explainConnection(
  evaluator: ConnectionEvaluator,
  query: ConnectionQuery,
): Verdict | undefined {
  const from = evaluator.find(query.from);
  const to = evaluator.find(query.to);
  const point: TrafficPoint = {
    protocol: query.protocol ?? 'TCP',
    value: query.port ?? 0,
  };
  const sides: Record<Direction, SideVerdict[]> = { egress: [], ingress: [] };
  for (const source of from) {
    for (const destination of to) {
      for (const direction of ['egress', 'ingress'] as const) {
        sides[direction].push(
          isSamePod(source, destination)
            ? selfVerdict
            : explainSide(
                evaluator,
                evaluator.side(source, destination, direction),
                direction,
                point,
              ),
        );
      }
    }
  }
  if (sides.egress.length === 0) return undefined;
  const egress = sides.egress.reduce(joinSides);
  const ingress = sides.ingress.reduce(joinSides);
  const verdict = combine(egress.verdict, ingress.verdict);
  return {
    verdict,
    egress,
    ingress,
    l7: verdict === 'allowed' && (egress.l7 || ingress.l7),
    auth: verdict === 'allowed' && (egress.auth || ingress.auth),
    auditOnly: verdict === 'denied' && evaluator.cluster.profile.audit,
    fqdnDependent:
      verdict === 'unknown' && egress.unknownReasons.includes('fqdn'),
  };
}

function combine(
  egress: SideVerdict['verdict'],
  ingress: SideVerdict['verdict'],
): VerdictValue {
  if (egress === 'denied' || ingress === 'denied') return 'denied';
  return egress === 'unknown' || ingress === 'unknown' ? 'unknown' : 'allowed';
}

function joinSides(one: SideVerdict, other: SideVerdict): SideVerdict {
  const agree = one.verdict === other.verdict;
  const reasons = new Set<UnknownReason>([
    ...one.unknownReasons,
    ...other.unknownReasons,
  ]);
  if (!agree) reasons.add('pods-differ');
  return {
    verdict: agree ? one.verdict : 'unknown',
    reason: agree && one.reason === other.reason ? one.reason : 'undecided',
    isolating: unique([...one.isolating, ...other.isolating]),
    admitting: unique([...one.admitting, ...other.admitting]),
    denying: unique([...one.denying, ...other.denying]),
    uncertain: unique([...one.uncertain, ...other.uncertain]),
    policies: unique([...one.policies, ...other.policies]),
    unknownReasons: [...reasons],
    l7: one.l7 && other.l7,
    auth: one.auth && other.auth,
  };
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Map(items.map(item => [JSON.stringify(item), item])).values()];
}
