import {
  CiliumCidrRule,
  CiliumFqdn,
  CiliumServiceReference,
} from '../../model/CiliumPolicy';
import { parseCidr } from '../cidr/parseCidr';
import { checkCidr } from './checkCidr';
import { Fields } from './Fields';
import { emptySelector, parseLabelSelector } from './parseLabelSelector';

const entities = [
  'all',
  'world',
  'cluster',
  'cluster-mesh',
  'host',
  'remote-node',
  'kube-apiserver',
  'ingress',
  'init',
  'health',
  'unmanaged',
  'none',
];

/**
 * Reads a list of entities. world-ipv4 and world-ipv6 exist in the agent but the API server refuses them.
 *
 * @internal
 */
export function parseEntities(
  entry: Fields,
  key: string,
): readonly string[] | undefined {
  const names = entry.strings(key);
  for (const name of names ?? []) {
    if (!entities.includes(name)) {
      entry.error(
        'unknown-entity',
        `"${name}" is no entity; known are ${entities.join(', ')}.`,
        key,
      );
    }
  }
  return names;
}

/**
 * Reads `fromCIDR` or `toCIDR`. A bare address is refused by the schema of the API server.
 *
 * @internal
 */
export function parseCidrs(
  entry: Fields,
  key: string,
): readonly string[] | undefined {
  const cidrs = entry.strings(key);
  for (const cidr of cidrs ?? []) {
    if (parseCidr(cidr) === undefined) {
      entry.error(
        'invalid-cidr',
        `"${cidr}" is no address block; write an address and a prefix length, such as 10.0.0.0/8.`,
        key,
      );
    }
  }
  return cidrs;
}

/**
 * Reads `fromCIDRSet` or `toCIDRSet`.
 *
 * @internal
 */
export function parseCidrSet(
  entry: Fields,
  key: string,
): readonly CiliumCidrRule[] | undefined {
  return entry.fieldsList(key)?.map(item => {
    const cidr = item.string('cidr');
    const cidrGroupRef = item.string('cidrGroupRef');
    const cidrGroupSelector = parseLabelSelector(item, 'cidrGroupSelector');
    const except = item.strings('except') ?? [];
    const given = [cidr, cidrGroupRef, cidrGroupSelector].filter(
      value => value !== undefined,
    );
    if (given.length !== 1) {
      item.error(
        'invalid-cidr-set',
        'An item needs exactly one of cidr, cidrGroupRef and cidrGroupSelector.',
      );
    }
    if (cidr !== undefined) {
      checkCidr(item, cidr, except);
    } else {
      for (const block of except) {
        if (parseCidr(block) === undefined) {
          item.error(
            'invalid-cidr',
            `"${block}" is no address block.`,
            'except',
          );
        }
      }
    }
    return { cidr, cidrGroupRef, cidrGroupSelector, except };
  });
}

/**
 * Reads `toFQDNs`.
 *
 * @internal
 */
export function parseFqdns(entry: Fields): readonly CiliumFqdn[] | undefined {
  return entry.fieldsList('toFQDNs')?.map(item => {
    const matchName = item.string('matchName');
    const matchPattern = item.string('matchPattern');
    if (!matchName && !matchPattern) {
      item.error(
        'invalid-fqdn',
        'An item needs a matchName or a matchPattern.',
      );
    } else if (matchName && matchPattern) {
      item.error(
        'invalid-fqdn',
        'An item can have a matchName or a matchPattern, not both.',
      );
    }
    if (matchName && !/^[-a-zA-Z0-9_.]+$/.test(matchName)) {
      item.error('invalid-fqdn', `"${matchName}" is no name.`, 'matchName');
    }
    if (matchPattern && !/^[-a-zA-Z0-9_.*]+$/.test(matchPattern)) {
      item.error(
        'invalid-fqdn',
        `"${matchPattern}" is no pattern of names.`,
        'matchPattern',
      );
    }
    return {
      matchName: matchName || undefined,
      matchPattern: matchPattern || undefined,
    };
  });
}

/**
 * Reads `toServices`.
 *
 * @internal
 */
export function parseServices(
  entry: Fields,
): readonly CiliumServiceReference[] | undefined {
  return entry
    .fieldsList('toServices')
    ?.flatMap((item): CiliumServiceReference[] => {
      const byName = item.fields('k8sService');
      const bySelector = item.fields('k8sServiceSelector');
      const references: CiliumServiceReference[] = [];
      if (byName !== undefined) {
        references.push({
          type: 'name',
          name: byName.string('serviceName') ?? '',
          namespace: byName.string('namespace') || undefined,
        });
      }
      if (bySelector !== undefined) {
        references.push({
          type: 'selector',
          selector: parseLabelSelector(bySelector, 'selector') ?? emptySelector,
          namespace: bySelector.string('namespace') || undefined,
        });
      }
      return references;
    });
}
