/**
 * The fields that a kind has, as a tree: a leaf (`true`) is not looked into. Lists are looked through.
 *
 * @internal
 */
export interface FieldShape {
  readonly [field: string]: FieldShape | true;
}

const SELECTOR: FieldShape = {
  matchLabels: true,
  matchExpressions: { key: true, operator: true, values: true },
};

const METADATA: FieldShape = {
  name: true,
  generateName: true,
  namespace: true,
  uid: true,
  resourceVersion: true,
  generation: true,
  creationTimestamp: true,
  deletionTimestamp: true,
  deletionGracePeriodSeconds: true,
  labels: true,
  annotations: true,
  ownerReferences: true,
  finalizers: true,
  managedFields: true,
  selfLink: true,
};

const NETWORK_POLICY_PEER: FieldShape = {
  podSelector: SELECTOR,
  namespaceSelector: SELECTOR,
  ipBlock: { cidr: true, except: true },
};
const NETWORK_POLICY_PORT: FieldShape = {
  protocol: true,
  port: true,
  endPort: true,
};

const NETWORK_POLICY: FieldShape = {
  apiVersion: true,
  kind: true,
  metadata: METADATA,
  spec: {
    podSelector: SELECTOR,
    policyTypes: true,
    ingress: { from: NETWORK_POLICY_PEER, ports: NETWORK_POLICY_PORT },
    egress: { to: NETWORK_POLICY_PEER, ports: NETWORK_POLICY_PORT },
  },
};

const CILIUM_PORTS: FieldShape = {
  ports: { port: true, protocol: true, endPort: true },
  rules: true,
  listener: true,
  serverNames: true,
  terminatingTLS: true,
  originatingTLS: true,
};

function ciliumRule(allow: boolean, side: 'from' | 'to'): FieldShape {
  return {
    [`${side}Endpoints`]: true,
    [`${side}Entities`]: true,
    [`${side}CIDR`]: true,
    [`${side}CIDRSet`]: true,
    [`${side}Groups`]: true,
    [`${side}Nodes`]: true,
    [`${side}Requires`]: true,
    toPorts: CILIUM_PORTS,
    icmps: true,
    ...(side === 'to' ? { toServices: true } : {}),
    ...(allow ? { authentication: true } : {}),
    ...(allow && side === 'to' ? { toFQDNs: true } : {}),
  };
}

const CILIUM_RULE: FieldShape = {
  endpointSelector: true,
  nodeSelector: true,
  ingress: ciliumRule(true, 'from'),
  ingressDeny: ciliumRule(false, 'from'),
  egress: ciliumRule(true, 'to'),
  egressDeny: ciliumRule(false, 'to'),
  enableDefaultDeny: { ingress: true, egress: true },
  labels: true,
  log: true,
  description: true,
};

const CILIUM_POLICY: FieldShape = {
  apiVersion: true,
  kind: true,
  metadata: METADATA,
  spec: CILIUM_RULE,
  specs: CILIUM_RULE,
  status: true,
};

/** The shapes of the kinds whose unknown fields the lab notices; others keep all that they are sent. @internal */
export const FIELD_SHAPES: Readonly<Record<string, FieldShape>> = {
  'networkpolicies.networking.k8s.io': NETWORK_POLICY,
  'ciliumnetworkpolicies.cilium.io': CILIUM_POLICY,
  'ciliumclusterwidenetworkpolicies.cilium.io': CILIUM_POLICY,
};
