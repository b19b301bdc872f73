import { BindingsConfig } from '../config/CnsConfig';
import { createComponent } from '../testing/createComponent';
import { EntityIdentity } from './EntityIdentity';
import { judgeNamespace } from './judgeNamespace';

const NO_CONFIG: BindingsConfig = {
  trust: 'cluster',
  maximumTargets: 50,
  confirmed: [],
};

function judge(options: {
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  entity?: ReturnType<typeof createComponent>;
  config?: Partial<BindingsConfig>;
}) {
  return judgeNamespace({
    // Whatever id the entity gives itself does not matter.
    identity: new EntityIdentity(
      options.entity ??
        createComponent('cart', {
          annotations: { 'backstage.io/kubernetes-id': 'payments' },
        }),
    ),
    cluster: 'prod',
    name: 'shop',
    namespace: {
      name: 'shop',
      labels: options.labels ?? {},
      annotations: options.annotations ?? {},
    },
    config: { ...NO_CONFIG, ...options.config },
  }).trust;
}

describe('judgeNamespace', () => {
  const id = 'backstage.io/kubernetes-id';
  const owner = 'backstage-cns/owner';

  it.each<[string, Parameters<typeof judge>[0], string]>([
    ['nobody is named', {}, 'unconfirmed'],
    ['label names it', { labels: { [id]: 'cart' } }, 'confirmed'],
    ['label in other case', { labels: { [id]: 'Cart' } }, 'confirmed'],
    [
      'label names the id that it gave itself',
      { labels: { [id]: 'payments' } },
      'foreign',
    ],
    [
      'annotation names its ref',
      { annotations: { [id]: 'component:default/cart' } },
      'confirmed',
    ],
    [
      'annotation names it among others',
      { annotations: { [id]: 'web, cart' } },
      'confirmed',
    ],
    [
      'annotation names a ref of another kind',
      { annotations: { [id]: 'resource:default/cart' } },
      'foreign',
    ],
    [
      'owner matches',
      { annotations: { [owner]: 'group:default/team-shop' } },
      'confirmed',
    ],
    [
      'owner in short form',
      { annotations: { [owner]: 'team-shop' } },
      'confirmed',
    ],
    ['owner as label', { labels: { [owner]: 'team-shop' } }, 'confirmed'],
    [
      'owner is somebody else',
      { annotations: { [owner]: 'group:default/team-legacy' } },
      'foreign',
    ],
    ['owner is no ref', { annotations: { [owner]: ':::' } }, 'foreign'],
    [
      'other id, but its owner',
      { labels: { [id]: 'web' }, annotations: { [owner]: 'team-shop' } },
      'confirmed',
    ],
    [
      'a component of the same name in another catalog namespace',
      {
        entity: createComponent('cart', { namespace: 'sandbox' }),
        labels: { [id]: 'cart' },
      },
      'foreign',
    ],
    [
      'its full ref, in another catalog namespace',
      {
        entity: createComponent('cart', { namespace: 'sandbox' }),
        annotations: { [id]: 'component:sandbox/cart' },
      },
      'confirmed',
    ],
    [
      'configuration names it',
      {
        config: {
          confirmed: [
            {
              cluster: 'prod',
              namespace: 'shop',
              entity: 'component:default/cart',
            },
          ],
        },
      },
      'confirmed',
    ],
    [
      'configuration names its owner',
      {
        config: {
          confirmed: [
            {
              cluster: 'prod',
              namespace: 'shop',
              owner: 'group:default/team-shop',
            },
          ],
        },
      },
      'confirmed',
    ],
    [
      'configuration names somebody else',
      {
        config: {
          confirmed: [
            { cluster: 'prod', namespace: 'shop', owner: 'group:default/x' },
          ],
        },
      },
      'foreign',
    ],
    [
      'configuration is about another cluster',
      {
        config: {
          confirmed: [
            {
              cluster: 'staging',
              namespace: 'shop',
              entity: 'component:default/cart',
            },
          ],
        },
      },
      'unconfirmed',
    ],
    [
      'the catalog is believed',
      { config: { trust: 'catalog' }, labels: { [id]: 'other' } },
      'confirmed',
    ],
  ])('%s', (_, options, expected) => {
    expect(judge(options)).toBe(expected);
  });

  it('knows no owner where the catalog knows none', () => {
    const entity = createComponent('cart');
    expect(
      judge({
        entity: { ...entity, relations: undefined },
        annotations: { [owner]: 'group:default/team-shop' },
      }),
    ).toBe('foreign');
  });
});
