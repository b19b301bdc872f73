import { Direction } from '../../model/Traffic';
import { TrafficTable } from '../ports/TrafficTable';
import { CompiledRule, CompiledStatement } from './CompiledRule';
import { PeerTerm, peerTermKey } from './PeerTerm';
import { LoweredRule, NamedPort, Statement } from './Statement';

/**
 * A statement for one direction together with the number of the term that says whom it selects.
 *
 * @internal
 */
export interface SelectingStatement {
  readonly id: number;
  readonly subject: number;
  readonly statement: CompiledStatement;
}

/**
 * All statements with their terms and named ports numbered, each distinct one once. Subjects are terms like peers, so that
 * endpoints which agree on all terms are alike in every respect.
 *
 * @internal
 */
export class PolicyProgram {
  readonly terms: readonly PeerTerm[];
  readonly named: readonly NamedPort[];
  readonly statements: Readonly<
    Record<Direction, readonly SelectingStatement[]>
  >;

  readonly #termNumbers = new Map<string, number>();
  readonly #namedNumbers = new Map<string, number>();
  readonly #traffic: TrafficTable;

  constructor(statements: readonly Statement[], traffic: TrafficTable) {
    this.#traffic = traffic;
    const terms: PeerTerm[] = [];
    const named: NamedPort[] = [];
    const compiled: Record<Direction, SelectingStatement[]> = {
      ingress: [],
      egress: [],
    };
    for (const [id, statement] of statements.entries()) {
      const subject = this.#number(terms, statement.subject);
      for (const direction of ['ingress', 'egress'] as const) {
        const part = statement.directions[direction];
        if (part === undefined) continue;
        compiled[direction].push({
          id,
          subject,
          statement: {
            policy: statement.policy,
            origin: statement,
            tier: statement.tier,
            priority: statement.priority,
            isolates: part.isolates,
            rules: part.rules.map(rule => this.#compile(rule, terms, named)),
          },
        });
      }
    }
    this.terms = terms;
    this.named = named;
    this.statements = compiled;
  }

  #compile(
    rule: LoweredRule,
    terms: PeerTerm[],
    named: NamedPort[],
  ): CompiledRule {
    return {
      lowered: rule,
      action: rule.action,
      terms: [...new Set(rule.peers.map(term => this.#number(terms, term)))],
      traffic: this.#traffic.intern(rule.traffic),
      named: rule.named.map(port => this.#numberNamed(named, port)),
    };
  }

  #number(terms: PeerTerm[], term: PeerTerm): number {
    const key = peerTermKey(term);
    const known = this.#termNumbers.get(key);
    if (known !== undefined) return known;
    const number = terms.push(term) - 1;
    this.#termNumbers.set(key, number);
    return number;
  }

  #numberNamed(named: NamedPort[], port: NamedPort): number {
    const key = `${port.name} ${port.protocol} ${port.endPort}`;
    const known = this.#namedNumbers.get(key);
    if (known !== undefined) return known;
    const number = named.push(port) - 1;
    this.#namedNumbers.set(key, number);
    return number;
  }
}
