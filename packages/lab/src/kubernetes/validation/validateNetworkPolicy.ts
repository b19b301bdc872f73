import { isRecord } from '../isRecord';
import { Causes, itemsOf } from './Causes';
import { isCidr } from './isCidr';
import { validateLabelSelector } from './validateLabelSelector';

const PROTOCOLS = ['SCTP', 'TCP', 'UDP'];
const PORT_NAME = /^(?=.{1,15}$)(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * The rules that the API server has for a NetworkPolicy.
 *
 * @internal
 */
export function validateNetworkPolicy(
  object: Record<string, unknown>,
  causes: Causes,
): void {
  const spec = isRecord(object.spec) ? object.spec : {};
  validateLabelSelector(spec.podSelector, 'spec.podSelector', causes);
  for (const [direction, peers] of [
    ['ingress', 'from'],
    ['egress', 'to'],
  ] as const) {
    for (const [rule, path] of itemsOf(spec[direction], `spec.${direction}`)) {
      for (const [port, at] of itemsOf(rule.ports, `${path}.ports`)) {
        validatePort(port, at, causes);
      }
      for (const [peer, at] of itemsOf(rule[peers], `${path}.${peers}`)) {
        validatePeer(peer, at, causes);
      }
    }
  }
  const types = Array.isArray(spec.policyTypes) ? spec.policyTypes : [];
  types.forEach((type, i) => {
    if (type !== 'Ingress' && type !== 'Egress') {
      causes.notSupported(`spec.policyTypes[${i}]`, type, [
        'Egress',
        'Ingress',
      ]);
    }
  });
}

function validatePort(
  port: Record<string, unknown>,
  path: string,
  causes: Causes,
): void {
  if (
    port.protocol !== undefined &&
    !PROTOCOLS.includes(String(port.protocol))
  ) {
    causes.notSupported(`${path}.protocol`, port.protocol, PROTOCOLS);
  }
  if (typeof port.port === 'number') {
    if (!isPort(port.port)) {
      causes.invalid(
        `${path}.port`,
        port.port,
        'must be between 1 and 65535, inclusive',
      );
    }
  } else if (port.port !== undefined && !PORT_NAME.test(String(port.port))) {
    causes.invalid(
      `${path}.port`,
      port.port,
      'must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)',
    );
  }
  if (port.endPort === undefined) return;
  if (typeof port.port !== 'number') {
    causes.invalid(
      `${path}.endPort`,
      port.endPort,
      'may not be specified when `port` is non-numeric',
    );
  } else if (typeof port.endPort !== 'number' || port.endPort < port.port) {
    causes.invalid(
      `${path}.endPort`,
      port.endPort,
      'must be greater than or equal to `port`',
    );
  } else if (!isPort(port.endPort)) {
    causes.invalid(
      `${path}.endPort`,
      port.endPort,
      'must be between 1 and 65535, inclusive',
    );
  }
}

function validatePeer(
  peer: Record<string, unknown>,
  path: string,
  causes: Causes,
): void {
  const { podSelector, namespaceSelector, ipBlock } = peer;
  if (!podSelector && !namespaceSelector && !ipBlock) {
    causes.required(path, 'must specify a peer');
  }
  if (ipBlock && (podSelector || namespaceSelector)) {
    causes.forbidden(path, 'may not specify both ipBlock and another peer');
  }
  validateLabelSelector(podSelector, `${path}.podSelector`, causes);
  validateLabelSelector(namespaceSelector, `${path}.namespaceSelector`, causes);
  if (!isRecord(ipBlock)) return;
  if (ipBlock.cidr === undefined || ipBlock.cidr === '') {
    causes.required(`${path}.ipBlock.cidr`);
    return;
  }
  const why = 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)';
  if (!isCidr(ipBlock.cidr)) {
    causes.invalid(`${path}.ipBlock.cidr`, ipBlock.cidr, why);
  }
  const except = Array.isArray(ipBlock.except) ? ipBlock.except : [];
  except.forEach((cidr, i) => {
    if (!isCidr(cidr))
      causes.invalid(`${path}.ipBlock.except[${i}]`, cidr, why);
  });
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 1 && port <= 65535;
}
