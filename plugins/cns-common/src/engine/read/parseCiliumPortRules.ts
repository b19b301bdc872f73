import {
  CiliumPort,
  CiliumPortRule,
  CiliumSubject,
} from '../../model/CiliumPolicy';
import { Fields } from './Fields';

const protocols = ['TCP', 'UDP', 'SCTP', 'VRRP', 'IGMP', 'GRE', 'IPIP', 'ANY'];

interface PortRuleContext {
  readonly ingress: boolean;
  readonly deny: boolean;
  readonly subject: CiliumSubject['type'];
}

/**
 * Reads `toPorts`; absent and empty are the same there.
 *
 * @internal
 */
export function parseCiliumPortRules(
  entry: Fields,
  context: PortRuleContext,
): readonly CiliumPortRule[] | undefined {
  const rules = entry.fieldsList('toPorts');
  return rules === undefined || rules.length === 0
    ? undefined
    : rules.map(rule => parsePortRule(rule, context));
}

function parsePortRule(rule: Fields, context: PortRuleContext): CiliumPortRule {
  const fields = rule.fieldsList('ports') ?? [];
  if (fields.length > 40) {
    rule.error('too-many', 'One item can have at most 40 ports.', 'ports');
  }
  const ports = fields.map(parsePort);
  const { l7, l7Rules } = parseL7(rule, context, ports);
  const serverNames = rule.strings('serverNames') ?? [];
  const listener = rule.fields('listener')?.string('name');
  const tls = rule.has('terminatingTLS') || rule.has('originatingTLS');
  if (serverNames.includes('')) {
    rule.error('invalid-sni', 'A server name cannot be empty.', 'serverNames');
  }
  if (serverNames.length > 0 && l7 && !rule.has('terminatingTLS')) {
    rule.error(
      'invalid-sni',
      'serverNames together with application rules need terminatingTLS.',
      'serverNames',
    );
  }
  if (listener !== undefined && (context.ingress || l7)) {
    rule.error(
      'invalid-listener',
      'A listener is only possible in egress entries, and not beside application rules.',
      'listener',
    );
  }
  return { ports, l7, l7Rules, serverNames, listener, tls };
}

function parsePort(fields: Fields): CiliumPort {
  const port = fields.string('port');
  const protocol = fields.string('protocol') || undefined;
  const endPort = fields.integer('endPort');
  if (protocol !== undefined && !protocols.includes(protocol)) {
    fields.error(
      'invalid-protocol',
      `"${protocol}" is no protocol here; use TCP, UDP, SCTP or ANY.`,
      'protocol',
    );
  }
  const portless =
    protocol !== undefined &&
    protocols.indexOf(protocol) >= 3 &&
    protocol !== 'ANY';
  if (port === undefined || port === '') {
    if (!portless) {
      fields.error('invalid-port', 'A port is needed ("0" means all).', 'port');
    }
  } else if (!isPortName(port) && parsePortNumber(port) === undefined) {
    fields.error(
      'invalid-port',
      `"${port}" is neither a port number up to 65535 nor a port name.`,
      'port',
    );
  } else if (portless && port !== '0') {
    fields.error('invalid-port', `${protocol} has no ports.`, 'port');
  }
  if (endPort !== undefined && (endPort < 0 || endPort > 65535)) {
    fields.error(
      'invalid-port-range',
      `endPort ${endPort} has to be between 0 and 65535.`,
      'endPort',
    );
  }
  return { port, protocol, endPort };
}

/**
 * Tells whether the text of a Cilium port is a container port's name: letters, digits and single hyphens with at least
 * one letter, at most 15 characters. `0x50` is a name.
 *
 * @internal
 */
export function isPortName(text: string): boolean {
  return (
    text.length <= 15 &&
    /[a-zA-Z]/.test(text) &&
    /^[a-zA-Z0-9]+(?:-[a-zA-Z0-9]+)*$/.test(text)
  );
}

/**
 * The number that the text of a Cilium port means; a leading zero makes it octal, as in Go.
 *
 * @internal
 */
export function parsePortNumber(text: string): number | undefined {
  const octal = /^0[0-7]+$/.test(text);
  if (!octal && !/^(?:0|[1-9]\d*)$/.test(text)) return undefined;
  const value = octal ? parseInt(text, 8) : Number(text);
  return value <= 65535 ? value : undefined;
}

function parseL7(
  rule: Fields,
  context: PortRuleContext,
  ports: readonly CiliumPort[],
): Pick<CiliumPortRule, 'l7' | 'l7Rules'> {
  const none = { l7: undefined, l7Rules: 0 };
  const rules = rule.fields('rules');
  if (rules === undefined) return none;
  if (context.deny) {
    rule.warning(
      'l7-in-deny',
      'Deny entries have no application rules; the field is dropped and the whole port is denied.',
      'rules',
    );
    return none;
  }
  const kinds = (['http', 'kafka', 'dns'] as const).filter(key =>
    rules.has(key),
  );
  const proto = rules.string('l7proto');
  const all = [...kinds, ...(proto ? (['l7proto'] as const) : [])];
  if (all.length > 1) {
    rules.error(
      'mixed-l7',
      `One port rule can have one kind of application rules only, and this has ${all.join(
        ' and ',
      )}.`,
    );
  }
  const [l7] = all;
  if (l7 === undefined) return none;
  const count = rules.list(l7 === 'l7proto' ? 'l7' : l7)?.length ?? 0;
  if (count === 0) return none;
  checkL7(rules, l7, context, ports);
  return { l7, l7Rules: count };
}

function checkL7(
  rules: Fields,
  l7: NonNullable<CiliumPortRule['l7']>,
  context: PortRuleContext,
  ports: readonly CiliumPort[],
): void {
  if (context.subject === 'nodes' && l7 !== 'dns') {
    rules.error(
      'l7-on-host',
      'A host policy can have no application rules other than DNS.',
    );
  }
  if (l7 === 'dns' && context.ingress) {
    rules.error('dns-on-ingress', 'DNS rules are only possible on egress.');
  }
  if (l7 === 'dns' && ports.length === 0) {
    rules.error('invalid-port', 'DNS rules need a port, usually 53.');
  }
  for (const { port, protocol, endPort } of ports) {
    const allowed = l7 === 'dns' ? ['TCP', 'UDP', 'ANY'] : ['TCP'];
    if (!allowed.includes(protocol ?? 'ANY')) {
      rules.error(
        'l7-protocol',
        `Application rules of this kind need protocol ${allowed.join(' or ')}.`,
      );
    }
    const number = port === undefined ? undefined : parsePortNumber(port);
    if (number === 0) {
      rules.error('l7-port', 'Application rules need a port other than 0.');
    }
    if (l7 === 'dns' && (endPort ?? 0) > (number ?? 65535)) {
      rules.error('l7-port', 'DNS rules cannot have a range of ports.');
    }
  }
}
