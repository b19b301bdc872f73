import { Random } from './Random';
import { RawSelector } from './RawManifest';

export const namespaceNames = ['a', 'b', 'c'];
export const nodeNames = ['n1', 'n2'];
export const portNames = ['http', 'dns', 'sql'];

const labelKeys = ['app', 'tier', 'env'];
const labelValues = ['x', 'y', 'z'];

/** Labels with few keys and values, so that selectors hit often. */
export function randomLabels(random: Random): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const key of labelKeys) {
    if (random.chance(0.6)) labels[key] = random.pick(labelValues);
  }
  if (random.chance(0.2)) labels['pod-template-hash'] = random.pick(['1', '2']);
  return labels;
}

/**
 * A selector over the keys of {@link randomLabels}; empty and negative ones are common, because they are what goes wrong.
 *
 * @internal
 */
export function randomSelector(random: Random, prefix = ''): RawSelector {
  if (random.chance(0.25)) return {};
  const key = () => `${prefix}${random.pick(labelKeys)}`;
  const expression = () => {
    const operator = random.pick([
      'In',
      'NotIn',
      'Exists',
      'DoesNotExist',
    ] as const);
    return operator === 'In' || operator === 'NotIn'
      ? {
          key: key(),
          operator,
          values: random.times(random.int(1, 2), () =>
            random.pick(labelValues),
          ),
        }
      : { key: key(), operator };
  };
  return {
    matchLabels: random.maybe(0.6, () => ({
      [key()]: random.pick(labelValues),
    })),
    matchExpressions: random.maybe(0.4, () =>
      random.times(random.int(1, 2), expression),
    ),
  };
}

const blocks = [
  '0.0.0.0/0',
  '10.0.0.0/8',
  '10.1.0.0/16',
  '10.1.5.9/16',
  '172.18.0.0/24',
  '172.18.0.1/32',
  '192.0.2.0/25',
  '198.51.100.7/32',
  '::/0',
  '2001:db8::/32',
  '2001:db8:1::/48',
];

const holes: Readonly<Record<string, readonly string[]>> = {
  '0.0.0.0/0': ['10.0.0.0/8', '192.0.2.0/24', '10.1.5.0/24'],
  '10.0.0.0/8': ['10.1.0.0/16', '10.1.5.0/24'],
  '10.1.0.0/16': ['10.1.5.0/24'],
  '::/0': ['2001:db8::/32'],
  '2001:db8::/32': ['2001:db8:1::/48'],
};

export function randomBlock(random: Random): string {
  return random.pick(blocks);
}

export function randomHoles(
  random: Random,
  block: string,
): readonly string[] | undefined {
  const choices = holes[block];
  if (choices === undefined || random.chance(0.5)) return undefined;
  return random.times(random.int(0, 2), () => random.pick(choices));
}

/** Addresses on both sides of the edges of {@link randomBlock}. */
export const askedAddresses = [
  '10.0.0.1',
  '10.1.5.9',
  '10.1.6.0',
  '172.18.0.1',
  '172.18.0.99',
  '192.0.2.127',
  '192.0.2.128',
  '198.51.100.7',
  '8.8.8.8',
  '2001:db8:1::1',
  '2001:db8:2::1',
  '2a00::1',
];
