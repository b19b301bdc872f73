import { Direction } from '../../model/Traffic';
import { TrafficSet } from '../ports/TrafficSet';
import { TrafficTable } from '../ports/TrafficTable';
import { Profile } from '../profiles/Profile';
import { FacetSelector } from '../selectors/FacetSelector';
import { isIdentityLabel } from '../selectors/isIdentityLabel';
import { ClusterIndex } from './ClusterIndex';
import { CompiledStatement } from './CompiledRule';
import { externalClasses, ExternalClass, worldFacets } from './externalClasses';
import { matchTerm } from './matchTerm';
import { Peer } from './Peer';
import { createPeerFacts, PeerFacts } from './PeerFacts';
import { PolicyProgram } from './PolicyProgram';
import { resolveNamedPort, resolveNamedPortAcross } from './resolveNamedPort';
import { SideContext } from '../evaluate/evaluateSide';
import { Statement } from './Statement';
import { Subject } from './Subject';

const noPorts: readonly number[] = [];

/**
 * The pods of a cluster in classes that no policy tells apart, the outside in classes that no address rule tells apart,
 * and for each what the policies say. Everything that is evaluated starts from here.
 *
 * @internal
 */
export class CompiledCluster {
  readonly profile: Profile;
  readonly traffic: TrafficTable;
  /** All traffic that the profile knows of. */
  readonly universe: number;
  readonly context: SideContext;
  /** One peer per class of pods. */
  readonly classes: readonly Peer[];
  readonly external: readonly ExternalClass[];
  /** Somebody about whom no rule speaks that does not speak about everybody. */
  readonly nobody: Peer;
  /** For each term, whom it is or may be about: numbers of classes, then (after all classes) of external classes. */
  readonly peersOfTerm: readonly (readonly number[])[];
  readonly #program: PolicyProgram;
  readonly #index: ClusterIndex;
  readonly #classOfShape: readonly number[];
  readonly #subjects = new Map<string, Subject>();
  readonly #classSubjects: Readonly<
    Record<Direction, (Subject | undefined)[]>
  > = { ingress: [], egress: [] };
  readonly #nodePeers = new Map<string, Peer>();
  readonly #resolved = new Map<string, readonly number[]>();

  constructor(
    profile: Profile,
    index: ClusterIndex,
    statements: readonly Statement[],
    traffic: TrafficTable,
  ) {
    this.profile = profile;
    this.#index = index;
    this.traffic = traffic;
    const program = new PolicyProgram(statements, traffic);
    this.#program = program;
    this.universe = traffic.intern(TrafficSet.ofProtocols(profile.protocols));
    this.context = {
      profile,
      traffic,
      undefinedTraffic: traffic.intern(
        TrafficSet.ofProtocols(profile.undefinedProtocols),
      ),
      namedAcross:
        profile.namedPortsOnEgress === 'cluster-wide'
          ? program.named.map(named =>
              traffic.intern(
                resolveNamedPortAcross(
                  named,
                  [...index.liveShapes].map(shape => index.shapes[shape].ports),
                ),
              ),
            )
          : undefined,
    };
    const { classes, classOfShape } = this.#classify();
    this.classes = classes;
    this.#classOfShape = classOfShape;
    this.external = this.#classifyOutside();
    this.nobody = this.#createNobody();
    this.peersOfTerm = invert(
      [...classes, ...this.external.map(({ peer }) => peer)],
      program.terms.length,
    );
  }

  classOfShape(shape: number): number {
    return this.#classOfShape[shape];
  }

  /** Every DNS name and pattern that some rule speaks of, sorted. */
  get names(): readonly string[] {
    return this.#program.terms
      .flatMap(term => (term.type === 'fqdn' ? [term.pattern] : []))
      .sort();
  }

  /** The DNS names and patterns in the rules that decide what leaves the pods of a class. */
  namesInRules(index: number): readonly string[] {
    const { admin, normal, baseline } = this.subjectOfClass(index, 'egress');
    return [...admin.flat(), ...normal, ...baseline.flat()]
      .flatMap(({ rules }) => rules)
      .flatMap(({ lowered }) => lowered.peers)
      .flatMap(term => (term.type === 'fqdn' ? [term.pattern] : []));
  }

  /** Makes a peer of any facts, such as an address that somebody asks about. */
  peerOf(facts: PeerFacts): Peer {
    const { terms } = this.#program;
    const matches = new Uint8Array(terms.length);
    for (const [index, term] of terms.entries()) {
      matches[index] = matchTerm(term, facts, this.profile);
    }
    return new Peer(facts, matches, this.#resolve(facts));
  }

  /** A node as its own pods (`local`) or as others see it; without a name, a node of which nothing else is known. */
  nodePeer(name: string | undefined, local: boolean): Peer {
    const key = `${local} ${name ?? ''}`;
    const known = this.#nodePeers.get(key);
    if (known !== undefined) return known;
    const node = name === undefined ? undefined : this.#index.nodes.get(name);
    const facets = new Map([[local ? 'r:host' : 'r:remote-node', '']]);
    for (const [label, value] of Object.entries(node?.labels ?? {})) {
      // A node selects its own policies by the labels of its host endpoint, which are filtered like those of pods; others
      // see all of its labels (point 36).
      const visible =
        !local || !this.profile.identityLabelsOnly || isIdentityLabel(label);
      if (visible) facets.set(`o:${label}`, value);
    }
    const peer = this.peerOf(
      createPeerFacts({
        kind: 'node',
        facets,
        addresses: node?.ips ?? [],
        local,
        labelsKnown: node !== undefined,
      }),
    );
    this.#nodePeers.set(key, peer);
    return peer;
  }

  /** What policies say about the pods of one class. */
  subjectOfClass(index: number, direction: Direction): Subject {
    const known = this.#classSubjects[direction][index];
    if (known !== undefined) return known;
    const subject = this.subjectOf(this.classes[index], direction);
    this.#classSubjects[direction][index] = subject;
    return subject;
  }

  /** What policies say about an end in one direction. */
  subjectOf(peer: Peer, direction: Direction): Subject {
    const all = this.#program.statements[direction];
    const selected = all.filter(
      ({ subject }) => peer.matchesTerm(subject) === 2,
    );
    const uncertain = all.some(
      ({ subject }) => peer.matchesTerm(subject) === 1,
    );
    // For ingress, named ports are looked up at the subject itself, so what they mean there is part of what it is.
    const named =
      direction === 'ingress'
        ? this.#program.named.map((_, port) => peer.named(port)).join()
        : '';
    const key = `${direction} ${uncertain} ${selected
      .map(({ id }) => id)
      .join()} ${named}`;
    const known = this.#subjects.get(key);
    if (known !== undefined) return known;
    const statements = selected.map(({ statement }) => statement);
    const normal = statements.filter(({ tier }) => tier === 'normal');
    const subject: Subject = {
      rules: [...new Set(statements.flatMap(({ rules }) => rules))],
      id: this.#subjects.size,
      admin: byPriority(statements.filter(({ tier }) => tier === 'admin')),
      normal,
      baseline: byPriority(
        statements.filter(({ tier }) => tier === 'baseline'),
      ),
      isolated: normal.some(({ isolates }) => isolates),
      uncertain,
      peer,
    };
    this.#subjects.set(key, subject);
    return subject;
  }

  /** What the named ports in use mean at an end; the same container ports are looked up once. */
  #resolve({ ports }: PeerFacts): readonly number[] {
    if (this.#program.named.length === 0) return noPorts;
    const key = ports
      .map(({ name, port, protocol }) => `${name} ${port} ${protocol}`)
      .join();
    const known = this.#resolved.get(key);
    if (known !== undefined) return known;
    const resolved = this.#program.named.map(named =>
      this.traffic.intern(resolveNamedPort(named, ports)),
    );
    this.#resolved.set(key, resolved);
    return resolved;
  }

  /** All addresses outside agree on every term that is not about addresses. */
  #classifyOutside(): ExternalClass[] {
    const { terms } = this.#program;
    const world = createPeerFacts({
      kind: 'external',
      facets: worldFacets,
      names: [],
    });
    const common = new Uint8Array(terms.length);
    for (const [number, term] of terms.entries()) {
      if (term.type !== 'addresses') {
        common[number] = matchTerm(term, world, this.profile);
      }
    }
    return externalClasses(terms, this.profile).map(
      ({ set, facts, terms: inside }) => {
        const matches = common.slice();
        for (const number of inside) matches[number] = 2;
        return { set, peer: new Peer(facts, matches, this.#resolve(facts)) };
      },
    );
  }

  #createNobody(): Peer {
    const { terms } = this.#program;
    const matches = Uint8Array.from(terms, term =>
      term.type === 'any' ? 2 : 0,
    );
    const facts = createPeerFacts({ kind: 'reserved', facets: new Map() });
    return new Peer(facts, matches, this.#resolve(facts));
  }

  /** Groups the shapes of pods by their answers to every term and every named port. */
  #classify(): { classes: Peer[]; classOfShape: number[] } {
    const { terms } = this.#program;
    const { shapes } = this.#index;
    const matched: number[][] = shapes.map(() => []);
    for (const [number, term] of terms.entries()) {
      if (term.type === 'labels') {
        for (const shape of this.#find(term.selector)) {
          matched[shape].push(number * 2 + 1);
        }
      } else if (term.type === 'any' || term.type === 'addresses') {
        for (const [shape, facts] of shapes.entries()) {
          const match = matchTerm(term, facts, this.profile);
          if (match === 2) matched[shape].push(number * 2 + 1);
          else if (match === 1) matched[shape].push(number * 2);
        }
      }
    }
    const classes: Peer[] = [];
    const byKey = new Map<string, number>();
    const classOfShape = shapes.map((facts, shape) => {
      const named = this.#resolve(facts);
      const key = `${matched[shape].join()} ${named.join()}`;
      const known = byKey.get(key);
      if (known !== undefined) return known;
      const matches = new Uint8Array(terms.length);
      for (const code of matched[shape]) {
        matches[code >> 1] = code % 2 === 1 ? 2 : 1;
      }
      byKey.set(key, classes.length);
      return classes.push(new Peer(facts, matches, named)) - 1;
    });
    return { classes, classOfShape };
  }

  #find(selector: FacetSelector): readonly number[] {
    return this.#index.find(selector);
  }
}

/** The numbers of the peers that each term matches, certainly or perhaps; terms about everybody are left empty. */
function invert(peers: readonly Peer[], terms: number): number[][] {
  const result: number[][] = Array.from({ length: terms }, () => []);
  for (const [number, peer] of peers.entries()) {
    peer.collectTerms(result, number);
  }
  return result;
}

function byPriority(
  statements: readonly CompiledStatement[],
): CompiledStatement[][] {
  const groups = new Map<number, CompiledStatement[]>();
  for (const statement of statements) {
    const group = groups.get(statement.priority);
    if (group === undefined) groups.set(statement.priority, [statement]);
    else group.push(statement);
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, group]) => group);
}
