import { isRecord } from '../isRecord';
import { Causes, itemsOf } from './Causes';
import { isCidr } from './isCidr';

const PROTOCOLS = [
  'TCP',
  'UDP',
  'SCTP',
  'VRRP',
  'IGMP',
  'GRE',
  'IPIP',
  'IPV6',
  'ESP',
  'AH',
  'ANY',
];
const ENTITIES = [
  'all',
  'world',
  'world-ipv4',
  'world-ipv6',
  'cluster',
  'host',
  'init',
  'ingress',
  'unmanaged',
  'remote-node',
  'health',
  'none',
  'kube-apiserver',
];
const PORT = /^([0-9]{1,5}|([a-zA-Z0-9]-?)*[a-zA-Z](-?[a-zA-Z0-9])*)$/;
const FQDN = /^([-a-zA-Z0-9_]+[.]?)+$/;
const RULE_LISTS = ['ingress', 'ingressDeny', 'egress', 'egressDeny'] as const;

/**
 * What the schema of Cilium's policy kinds refuses. Combinations that only the agent refuses pass, as they do on a real
 * API server; the lab's operator then marks them `Valid=False`.
 *
 * @internal
 */
export function validateCiliumPolicy(
  object: Record<string, unknown>,
  causes: Causes,
): void {
  const specs = [
    ...(isRecord(object.spec) ? [[object.spec, 'spec'] as const] : []),
    ...itemsOf(object.specs, 'specs'),
  ];
  if (specs.length === 0) {
    causes.invalid('<nil>', null, 'spec or specs must be provided');
  }
  for (const [spec, path] of specs) {
    if ('endpointSelector' in spec === 'nodeSelector' in spec) {
      causes.invalid(
        '<nil>',
        '',
        `"${path}" must validate one and only one schema (oneOf). Found ${
          'nodeSelector' in spec ? '2 valid alternatives' : 'none valid'
        }`,
      );
    }
    for (const list of RULE_LISTS) {
      for (const [rule, at] of itemsOf(spec[list], `${path}.${list}`)) {
        validateRule(rule, at, causes);
      }
    }
  }
}

function validateRule(
  rule: Record<string, unknown>,
  path: string,
  causes: Causes,
): void {
  for (const side of ['from', 'to'] as const) {
    texts(rule[`${side}CIDR`], `${path}.${side}CIDR`).forEach(([cidr, at]) => {
      if (!isCidr(cidr))
        causes.invalid(at, cidr, `${at} in body must be of type cidr`);
    });
    texts(rule[`${side}Entities`], `${path}.${side}Entities`).forEach(
      ([entity, at]) => {
        if (!ENTITIES.includes(String(entity))) {
          causes.notSupported(at, entity, ENTITIES);
        }
      },
    );
  }
  for (const [name, at] of itemsOf(rule.toFQDNs, `${path}.toFQDNs`)) {
    if (typeof name.matchName === 'string' && !FQDN.test(name.matchName)) {
      causes.invalid(
        `${at}.matchName`,
        name.matchName,
        `${at}.matchName in body should match '^([-a-zA-Z0-9_]+[.]?)+$'`,
      );
    }
  }
  for (const [group, at] of itemsOf(rule.toPorts, `${path}.toPorts`)) {
    for (const [port, place] of itemsOf(group.ports, `${at}.ports`)) {
      if (!PORT.test(String(port.port ?? ''))) {
        causes.invalid(
          `${place}.port`,
          port.port,
          `${place}.port in body should match a port number or name`,
        );
      }
      if (
        port.protocol !== undefined &&
        !PROTOCOLS.includes(String(port.protocol))
      ) {
        causes.notSupported(`${place}.protocol`, port.protocol, PROTOCOLS);
      }
    }
  }
}

function texts(
  value: unknown,
  path: string,
): readonly (readonly [unknown, string])[] {
  return Array.isArray(value)
    ? value.map((item, i) => [item, `${path}[${i}]`] as const)
    : [];
}
