import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { readChecked } from './readChecked';

/** A key below `cns` with its default and bounds. @internal */
export interface QuantityKey {
  /** Full key. */
  readonly key: string;
  readonly byDefault: number;
  readonly least: number;
  readonly most: number;
}

/**
 * Reads an optional duration (`10s`, `{ seconds: 10 }` or ISO 8601) as milliseconds.
 *
 * @throws InputError
 *
 * @internal
 */
export function readDuration(config: Config, quantity: QuantityKey): number {
  const { key, byDefault, least, most } = quantity;
  return readChecked(key, inlineYaml(key, '{ seconds: 10 }'), () => {
    if (!config.has(key)) {
      return byDefault;
    }
    const milliseconds = durationToMilliseconds(
      readDurationFromConfig(config, { key }),
    );
    if (!(milliseconds >= least && milliseconds <= most)) {
      throw new InputError(
        `it must be at least ${least / 1000} s and at most ${most / 1000} s`,
      );
    }
    return milliseconds;
  });
}

/**
 * Reads an optional whole number.
 *
 * @throws InputError
 *
 * @internal
 */
export function readCount(config: Config, quantity: QuantityKey): number {
  const { key, byDefault, least, most } = quantity;
  return readChecked(key, inlineYaml(key, String(byDefault)), () => {
    const value = config.getOptionalNumber(key) ?? byDefault;
    if (!Number.isInteger(value) || value < least || value > most) {
      throw new InputError(
        `it must be a whole number from ${least} to ${most}`,
      );
    }
    return value;
  });
}

/**
 * Writes a key and its value as one line of YAML: `cns: { history: { maximumRows: 1000 } }`.
 *
 * @internal
 */
export function inlineYaml(key: string, value: string): string {
  const [first, ...rest] = key.split('.');
  return `${first}: ${rest.reduceRight(
    (inner, part) => `{ ${part}: ${inner} }`,
    value,
  )}`;
}
