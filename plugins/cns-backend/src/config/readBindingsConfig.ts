import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { BindingsConfig, ConfirmedBinding } from './CnsConfig';
import { readChecked } from './readChecked';
import { readCount } from './readQuantity';

/**
 * Reads how much the annotations of entities are believed, and which bindings the operator confirms.
 *
 * @throws InputError
 *
 * @internal
 */
export function readBindingsConfig(config: Config): BindingsConfig {
  const trust = readChecked(
    'cns.bindings.trust',
    'cns: { bindings: { trust: cluster } }',
    () => {
      const value = config.getOptionalString('cns.bindings.trust') ?? 'cluster';
      if (value !== 'cluster' && value !== 'catalog') {
        throw new InputError(`it must be cluster or catalog, not '${value}'`);
      }
      return value;
    },
  );
  const confirmed = readChecked(
    'cns.bindings.confirmed',
    "cns: { bindings: { confirmed: [{ cluster: prod, namespace: shop, owner: 'group:default/shop' }] } }",
    () =>
      (config.getOptionalConfigArray('cns.bindings.confirmed') ?? []).map(
        readConfirmed,
      ),
  );
  return {
    trust,
    confirmed,
    maximumTargets: readCount(config, {
      key: 'cns.bindings.maximumTargets',
      byDefault: 50,
      least: 1,
      most: 500,
    }),
  };
}

function readConfirmed(config: Config): ConfirmedBinding {
  const entity = config.getOptionalString('entity');
  const owner = config.getOptionalString('owner');
  if ((entity === undefined) === (owner === undefined)) {
    throw new InputError('each entry must have either entity or owner');
  }
  return {
    cluster: config.getString('cluster'),
    namespace: config.getString('namespace'),
    entity: entity && fullRef(entity, 'component'),
    owner: owner && fullRef(owner, 'group'),
  };
}

function fullRef(text: string, defaultKind: string): string {
  return stringifyEntityRef(
    parseEntityRef(text, { defaultKind, defaultNamespace: 'default' }),
  );
}
