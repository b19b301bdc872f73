import { fieldAt } from '../kubernetes/fields/fieldAt';
import { Cluster, KubernetesObject, Random, TrafficEnd } from '../world';
import { JudgedTraffic, podsOf, TrafficVerdicts } from './TrafficVerdicts';

type Side = 'ingress' | 'egress';

const PROTOCOL_NUMBERS = { TCP: 6, UDP: 17, SCTP: 132, ICMP: 1 } as const;
const IDENTITY_HOST = 1;
const IDENTITY_WORLD = 2;

/**
 * What `cilium-dbg monitor --type drop --type policy-verdict` prints on a node: the traffic of the pods there, allowed or
 * dropped as the policy engine says, which is what Prometheus counts too.
 *
 * @internal
 */
export class MonitorEvents {
  readonly #cluster: Cluster;
  readonly #verdicts: TrafficVerdicts;

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
    this.#verdicts = new TrafficVerdicts(cluster);
  }

  /** One line of the agent pod of that name. */
  describe(agent: string, random: Random): string {
    const node = nodeOf(
      this.#cluster.objects.get('pods', 'kube-system', agent),
    );
    const seen = this.#verdicts.list().flatMap(judged => {
      const side = decidingSide(judged);
      if (!side) return [];
      const { from, to } = judged.intent;
      const local = podsOf(
        this.#cluster,
        side === 'ingress' ? to : from,
      ).filter(pod => nodeOf(pod) === node);
      return local.length > 0 ? [{ judged, side, local }] : [];
    });
    if (seen.length === 0) {
      return 'Listening for events on 8 CPUs with 64x4096 of shared memory';
    }
    // Drops are what people read this log for, and rare among all that is allowed.
    const dropped = seen.filter(({ judged }) => isDenied(judged));
    const { judged, side, local } = random.pick(
      dropped.length > 0 && random.next() < 0.3 ? dropped : seen,
    );
    return this.#print(judged, side, random.pick(local), random);
  }

  #print(
    judged: JudgedTraffic,
    side: Side,
    local: KubernetesObject,
    random: Random,
  ): string {
    const { intent, verdict } = judged;
    const other = side === 'ingress' ? intent.from : intent.to;
    const remotes = podsOf(this.#cluster, other);
    const here = this.#facts(local, intent.to);
    const there = this.#facts(
      remotes.length > 0 ? random.pick(remotes) : undefined,
      other,
    );
    const [from, to] = side === 'ingress' ? [there, here] : [here, there];
    const flow = `flow 0x${random.hex(8)}`;
    const protocol =
      intent.protocol === 'TCP' ? 'tcp SYN' : intent.protocol.toLowerCase();
    const connection = `${from.ip}:${random.int(32_768, 60_999)} -> ${to.ip}:${
      intent.port
    } ${protocol}`;
    const denied = isDenied(judged);
    if (denied && !this.#audits()) {
      const byRule = verdict[side].reason === 'deny-rule';
      const place =
        side === 'ingress'
          ? `to endpoint ${here.endpoint}, ifindex ${random.int(
              8,
              40,
            )}, file bpf_lxc.c:2224`
          : `to endpoint 0, ifindex ${random.int(8, 40)}, file bpf_lxc.c:1397`;
      return `xx drop (Policy denied${
        byRule ? ' by denylist' : ''
      }) ${flow} ${place}, , identity ${from.identity}->${
        to.identity
      }: ${connection}`;
    }
    return `Policy verdict log: ${flow} local EP ID ${
      here.endpoint
    }, remote ID ${there.identity}, proto ${
      PROTOCOL_NUMBERS[intent.protocol]
    }, ${side}, action ${denied ? 'audit' : 'allow'}, auth: disabled, match ${
      denied ? 'none' : 'L3-L4'
    }, ${connection}`;
  }

  #audits(): boolean {
    const config = this.#cluster.objects.get(
      'configmaps',
      'kube-system',
      'cilium-config',
    );
    return fieldAt(config, ['f:data', 'f:policy-audit-mode']) === 'true';
  }

  #facts(pod: KubernetesObject | undefined, end: TrafficEnd) {
    const endpoint =
      pod &&
      this.#cluster.objects.get(
        'ciliumendpoints.cilium.io',
        pod.metadata.namespace,
        pod.metadata.name,
      );
    const outside = !pod && end.type === 'outside';
    return {
      ip: outside ? end.address : String(fieldAt(pod, ['f:status', 'f:podIP'])),
      endpoint: Number(fieldAt(endpoint, ['f:status', 'f:id']) ?? 0),
      identity: Number(
        fieldAt(endpoint, ['f:status', 'f:identity', 'f:id']) ??
          (outside ? IDENTITY_WORLD : IDENTITY_HOST),
      ),
    };
  }
}

function isDenied({ verdict }: JudgedTraffic): boolean {
  return verdict.verdict === 'denied';
}

/** The end that makes the event: the one that refuses, or else one that a policy selects. */
function decidingSide({ verdict }: JudgedTraffic): Side | undefined {
  if (verdict.egress.verdict === 'denied') return 'egress';
  if (verdict.ingress.verdict === 'denied') return 'ingress';
  if (verdict.ingress.isolating.length > 0) return 'ingress';
  return verdict.egress.isolating.length > 0 ? 'egress' : undefined;
}

function nodeOf(pod: KubernetesObject | undefined): unknown {
  return fieldAt(pod, ['f:spec', 'f:nodeName']);
}
