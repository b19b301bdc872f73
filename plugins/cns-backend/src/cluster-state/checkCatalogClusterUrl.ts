import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { InputError } from '@backstage/errors';

// Not reachable from the public internet, so that an entity cannot make the backend call its own neighbours.
const NOT_PUBLIC = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  NOT_PUBLIC.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  NOT_PUBLIC.addSubnet(network, prefix, 'ipv6');
}

/**
 * Refuses addresses of API servers that an entity of the catalog must not name: not https, with credentials, or not public, unless the operator
 * allowed the host in `kubernetes.clusterLocatorMethods`.
 *
 * @throws InputError with the reason
 *
 * @internal
 */
export async function checkCatalogClusterUrl(
  text: string,
  options: {
    readonly dangerouslyAllowClusterUrls: readonly string[];
    /** Addresses of a host name. */
    readonly resolve?: (host: string) => Promise<readonly string[]>;
  },
): Promise<void> {
  if (!URL.canParse(text)) {
    throw new InputError('its address is not a URL');
  }
  const url = new URL(text);
  if (url.username || url.password) {
    throw new InputError('its address contains credentials');
  }
  const host = url.hostname.toLowerCase().replace(/^\[|\]$/g, '');
  if (isAllowed(host, options.dangerouslyAllowClusterUrls)) {
    if (url.protocol !== 'https:' && url.protocol !== 'http:') {
      throw new InputError('its address is neither http nor https');
    }
    return;
  }
  if (url.protocol !== 'https:') {
    throw new InputError('its address is not https');
  }
  const resolve = options.resolve ?? resolveHost;
  const addresses = isIP(host) ? [host] : await resolve(host);
  if (addresses.length === 0 || addresses.some(isNotPublic)) {
    throw new InputError('its address is not a public one');
  }
}

async function resolveHost(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address);
}

function isNotPublic(address: string): boolean {
  return NOT_PUBLIC.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

function isAllowed(host: string, patterns: readonly string[]): boolean {
  return patterns.some(pattern => {
    const wanted = pattern.toLowerCase();
    return wanted.startsWith('*.')
      ? host === wanted.slice(2) || host.endsWith(wanted.slice(1))
      : host === wanted;
  });
}
