/** Texts of the Traffic tab and of the flow chart, part of the plugin's translation. @internal */
export const trafficMessages = {
  loading: 'Loading traffic',
  range: 'Time range',
  ranges: {
    '30m': 'Last 30 minutes',
    '3h': 'Last 3 hours',
    '8h': 'Last 8 hours',
    '1d': 'Last day',
    '3d': 'Last 3 days',
    '1w': 'Last week',
    '30d': 'Last 30 days',
  },
  inbound: 'Inbound',
  outbound: 'Outbound',
  headline: {
    idle: '{{direction}}: no flow events.',
    noDrops: '{{direction}}: nothing dropped.',
    drops: '{{direction}}: {{share}} dropped.',
    dropsBefore: '{{direction}}: {{share}} dropped, {{before}} before.',
  },
  scope: {
    workload_one:
      'Counted for the workload {{workloads}} in namespace {{namespace}}.',
    workload_other:
      'Counted for the workloads {{workloads}} in namespace {{namespace}}.',
    namespace:
      'Counted for the whole namespace {{namespace}}, other services in it included, because the metrics do not name workloads.',
    unit: 'Observed by Hubble, which counts flow events, not bytes or packets.',
    unitTitle: 'What is counted',
    unitText:
      'Hubble reports an event when a connection opens, when it closes, and every few seconds while it is in use. Forwarded are deliveries; dropped is what the network refused, each once. Inbound and outbound are not added up, because an event between two pods of this service is in both.',
  },
  numbers: {
    label: '{{direction}} numbers',
    flows: 'Flow events',
    dropped: 'Dropped',
    droppedShare: 'Dropped share',
    nothing: 'unknown, nothing flowed',
    previous: '{{value}} in the {{range}} before',
    previousChange: '{{value}} in the {{range}} before: {{change}}',
    noPrevious: 'unknown for the {{range}} before',
    same: 'about the same',
    more: 'now {{percent}} more',
    less: 'now {{percent}} less',
    times: 'now {{times}} times as many',
    fromNothing: 'new',
    spans: {
      '30m': '30 minutes',
      '3h': '3 hours',
      '8h': '8 hours',
      '1d': 'day',
      '3d': '3 days',
      '1w': 'week',
      '30d': '30 days',
    },
  },
  dropReasons: {
    caption: '{{direction}}: why flow events were dropped',
    reason: 'Reason',
    events: 'Events',
    share: 'Share',
    none: 'Nothing was dropped in this range.',
    unnamed:
      'The reasons are not known: the cluster does not export hubble_drop_total. Add drop to the values of Hubble.',
    POLICY_DENIED: 'No policy rule allows it',
    POLICY_DENY: 'A deny rule refuses it',
    AUTH_REQUIRED: 'The peer is not authenticated',
    DROP_REASON_UNKNOWN: 'Refused by a layer 7 rule (HTTP, DNS)',
    STALE_OR_UNROUTABLE_IP: 'The address has no pod behind it any more',
    SERVICE_BACKEND_NOT_FOUND: 'The Service has no ready pod',
    CT_TRUNCATED_OR_INVALID_HEADER: 'The packet is damaged',
    UNSUPPORTED_L3_PROTOCOL: 'The protocol is neither IPv4 nor IPv6',
    UNSUPPORTED_L4_PROTOCOL: 'The transport protocol is not supported',
  },
  notes: {
    title: 'About these numbers',
    audit:
      '{{events}} events would have been dropped, but Cilium is in policy audit mode and let them pass. They are not counted as dropped.',
    redirected:
      '{{events}} events went to the layer 7 proxy, which decides by itself. They are neither forwarded nor dropped here.',
    lost: 'Hubble lost {{events}} events in this range, so all numbers are lower than the truth.',
  },
  queries: {
    title: 'The same in PromQL',
    label: 'PromQL of {{name}}',
  },
  missing: {
    metricTitle: '{{cluster}}: Hubble reports no flows',
    labelsTitle: '{{cluster}}: the flow metrics do not name namespaces',
    values:
      'These values of the Cilium chart make Hubble say which namespace and workload a flow is of:',
    valuesLabel: 'Values of the Cilium chart',
    command:
      'Save them as hubble-metrics.yaml and apply them. For a Cilium that Helm installed:',
    commandLabel: 'Command that applies the values',
    scrape:
      'Prometheus has to scrape the Service hubble-metrics on port 9965; with the Prometheus operator, hubble.metrics.serviceMonitor.enabled: true does that.',
    check: 'See the check of the flow metrics on Installation',
    workloadTitle: 'Count this service alone',
  },
  none: {
    title: 'No traffic numbers',
    text: 'No cluster that runs this service has metrics that could be read. The tab Installation says which step is missing.',
    check: 'See the steps on Installation',
  },
  elsewhere: 'There are no numbers for {{wanted}}. These are of {{shown}}.',
  chart: {
    forwarded: 'forwarded',
    dropped: 'dropped',
    unit: 'flow events per second',
    gap: 'no data',
    inWords:
      '{{title}}, flow events per second from {{from}} to {{to}}. {{forwarded}} {{dropped}} {{gaps}}',
    forwardedInWords: 'Forwarded: {{average}} on average, {{highest}} at most.',
    forwardedUnknown: 'Forwarded: nothing was measured.',
    droppedInWords: 'Dropped: {{average}} on average, {{highest}} at most.',
    droppedUnknown: 'Dropped: nothing was measured.',
    gapsInWords: '{{gaps}} of {{moments}} moments have no data.',
    noMoments: '{{title}}: no data in this range.',
    asTable: 'As table',
    tableCaption: '{{title}}, flow events per second',
    time: 'Time',
    marks: 'Marked in the chart',
    mark: 'deployment or policy change',
    deployment: 'Deployment to {{environment}} ({{ref}}, {{sha}})',
    policyChange: '{{kind}} {{name}} changed',
  },
} as const;
