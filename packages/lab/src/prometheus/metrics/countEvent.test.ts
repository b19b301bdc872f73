import { countEvent } from './countEvent';
import { EventPeer, FlowEvent } from './FlowEvent';
import { parseHubbleMetrics } from './hubbleMetricOptions';

function peer(overrides: Partial<EventPeer> = {}): EventPeer {
  return {
    namespace: 'shop',
    workload: 'web',
    workloadKind: 'Deployment',
    app: 'web',
    reservedIdentity: '',
    dns: '',
    ip: '10.1.0.7',
    ...overrides,
  };
}

function event(overrides: Partial<FlowEvent> = {}): FlowEvent {
  return {
    node: 'n1',
    type: 'Trace',
    subtype: 'to-endpoint',
    verdict: 'FORWARDED',
    protocol: 'TCP',
    source: peer(),
    destination: peer({ workload: 'cart', app: 'cart' }),
    direction: 'ingress',
    reply: false,
    port: 8080,
    factor: 1,
    ...overrides,
  };
}

const DROP = event({
  type: 'Drop',
  subtype: '',
  verdict: 'DROPPED',
  dropReason: 'POLICY_DENIED',
});
const VERDICT: FlowEvent = { ...DROP, type: 'PolicyVerdict', match: 'none' };
const HTTP = { type: 'L7', subtype: 'HTTP', protocol: 'HTTP' } as const;
const DNS = { type: 'L7', subtype: 'DNS', protocol: 'DNS' } as const;

/** Label names as in the reference (hubble-metrics.md section 2), without context. */
const LABELS: readonly (readonly [string, FlowEvent, string, string[]])[] = [
  [
    'flow',
    event(),
    'hubble_flows_processed_total',
    ['protocol', 'subtype', 'type', 'verdict'],
  ],
  ['drop', DROP, 'hubble_drop_total', ['protocol', 'reason']],
  ['drop', VERDICT, 'hubble_drop_total', ['protocol', 'reason']],
  [
    'policy',
    VERDICT,
    'hubble_policy_verdicts_total',
    ['action', 'direction', 'match'],
  ],
  ['tcp', event(), 'hubble_tcp_flags_total', ['family', 'flag']],
  [
    'port-distribution',
    event(),
    'hubble_port_distribution_total',
    ['port', 'protocol'],
  ],
  [
    'icmp',
    event({ protocol: 'ICMPv4' }),
    'hubble_icmp_total',
    ['family', 'type'],
  ],
  [
    'dns',
    event(DNS),
    'hubble_dns_queries_total',
    ['ips_returned', 'qtypes', 'rcode'],
  ],
  [
    'dns',
    event({ ...DNS, reply: true }),
    'hubble_dns_response_types_total',
    ['qtypes', 'type'],
  ],
  [
    'dns:query',
    event(DNS),
    'hubble_dns_queries_total',
    ['ips_returned', 'qtypes', 'query', 'rcode'],
  ],
  [
    'http',
    event(HTTP),
    'hubble_http_requests_total',
    ['method', 'protocol', 'reporter'],
  ],
  [
    'http',
    event({ ...HTTP, reply: true }),
    'hubble_http_responses_total',
    ['method', 'protocol', 'reporter', 'status'],
  ],
  [
    'httpV2',
    event({ ...HTTP, reply: true }),
    'hubble_http_requests_total',
    ['method', 'protocol', 'reporter', 'status'],
  ],
  [
    'httpV2',
    event({ ...HTTP, reply: true }),
    'hubble_http_request_duration_seconds_bucket',
    ['le', 'method', 'reporter'],
  ],
  [
    'flows-to-world',
    event({
      destination: peer({ namespace: '', reservedIdentity: 'reserved:world' }),
    }),
    'hubble_flows_to_world_total',
    ['protocol', 'verdict'],
  ],
];

describe('countEvent', () => {
  it.each(LABELS)('%s of %j is %s by %j', (handler, flow, name, labels) => {
    const [increment] = countEvent(flow, parseHubbleMetrics(handler)).filter(
      candidate => candidate.name === name,
    );
    expect(Object.keys(increment.labels).sort()).toEqual(labels);
  });

  it.each([
    ['drop', event()],
    ['policy', event()],
    [
      'policy',
      { ...VERDICT, source: peer({ reservedIdentity: 'reserved:host' }) },
    ],
    ['port-distribution', event({ reply: true })],
    ['port-distribution', DROP],
    ['tcp', event({ protocol: 'UDP' })],
    ['http', event()],
    ['kafka', event()],
  ])('%s does not count %j', (handler, flow) => {
    expect(countEvent(flow, parseHubbleMetrics(handler))).toEqual([]);
  });

  it.each([
    [
      'sourceContext=namespace;destinationContext=namespace',
      { source: '', destination: 'shop' },
    ],
    ['sourceContext=namespace|reserved-identity', { source: 'reserved:world' }],
    [
      'sourceContext=pod|dns|ip;destinationContext=workload',
      { source: 'api.example', destination: 'shop/cart' },
    ],
    ['destinationContext=workload-name|app', { destination: 'cart' }],
    [
      'labelsContext=source_namespace,source_workload,destination_namespace,destination_workload,traffic_direction',
      {
        source_namespace: '',
        source_workload: '',
        destination_namespace: 'shop',
        destination_workload: 'cart',
        traffic_direction: 'ingress',
      },
    ],
  ])('adds the labels of %s', (options, labels) => {
    const flow = event({
      source: peer({
        namespace: '',
        workload: '',
        app: '',
        reservedIdentity: 'reserved:world',
        dns: 'api.example',
      }),
    });
    const [{ labels: all }] = countEvent(
      flow,
      parseHubbleMetrics(`flow:${options}`),
    );
    const { type, subtype, verdict, protocol, ...context } = { ...all };
    expect([type, subtype, verdict, protocol]).not.toContain(undefined);
    expect(context).toEqual(labels);
  });
});
