import { createComponent } from '../testing/createComponent';
import { readClaims } from './readClaims';

function claimsOf(annotations: Record<string, string>) {
  const { places, problems, id } = readClaims(
    createComponent('cart', { annotations }),
  );
  return {
    id,
    places: places.map(({ cluster, namespace, selector }) => ({
      cluster,
      namespace,
      selector: selector.text,
    })),
    codes: problems.map(({ code }) => code),
    messages: problems.map(({ message }) => message).join(' '),
  };
}

describe('readClaims', () => {
  it('reads the annotations of the kubernetes plugin', () => {
    expect(
      claimsOf({
        'backstage.io/kubernetes-id': 'cart',
        'backstage.io/kubernetes-namespace': 'shop',
        'backstage.io/kubernetes-cluster': 'prod',
      }),
    ).toMatchObject({
      id: 'cart',
      places: [
        {
          cluster: 'prod',
          namespace: 'shop',
          selector: 'backstage.io/kubernetes-id=cart',
        },
      ],
      codes: [],
    });
    expect(
      claimsOf({ 'backstage.io/kubernetes-label-selector': 'app=cart' }).places,
    ).toEqual([
      { cluster: undefined, namespace: undefined, selector: 'app=cart' },
    ]);
  });

  it('reads a list of places, which inherit the selector', () => {
    expect(
      claimsOf({
        'backstage.io/kubernetes-id': 'cart',
        'backstage-cns/bindings':
          '- {cluster: a, namespace: shop}\n- {cluster: b, namespace: shop, selector: app=x}\n',
      }).places,
    ).toEqual([
      {
        cluster: 'a',
        namespace: 'shop',
        selector: 'backstage.io/kubernetes-id=cart',
      },
      { cluster: 'b', namespace: 'shop', selector: 'app=x' },
    ]);
  });

  it('says when there is nothing to read', () => {
    expect(claimsOf({})).toMatchObject({
      places: [],
      codes: ['not-annotated'],
    });
  });

  it.each<[name: string, annotations: Record<string, string>, text: RegExp]>([
    [
      'an id that is no label value',
      { 'backstage.io/kubernetes-id': 'größe/1' },
      /kubernetes-id cannot be used/,
    ],
    [
      'an id of 253 characters',
      { 'backstage.io/kubernetes-id': 'x'.repeat(253) },
      /at most 63/,
    ],
    [
      'a namespace with dots',
      {
        'backstage.io/kubernetes-id': 'cart',
        'backstage.io/kubernetes-namespace': 'shop.prod',
      },
      /cannot be the name of a namespace/,
    ],
    [
      'a namespace that climbs',
      {
        'backstage.io/kubernetes-id': 'cart',
        'backstage.io/kubernetes-namespace': '../kube-system',
      },
      /cannot be the name of a namespace/,
    ],
    [
      'a selector',
      { 'backstage.io/kubernetes-label-selector': 'app=größe' },
      /'app=größe' in the label selector is not understood/,
    ],
    ['YAML', { 'backstage-cns/bindings': '{[' }, /bindings cannot be used/],
    [
      'a list of something else',
      { 'backstage-cns/bindings': '- prod/shop' },
      /must be a YAML list/,
    ],
    [
      'an unknown key',
      {
        'backstage-cns/bindings':
          '- {cluster: a, namespace: b, trust: confirmed}',
      },
      /must be a YAML list/,
    ],
    [
      'aliases that grow',
      {
        'backstage-cns/bindings':
          'a: &a [x,x,x,x]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]\n',
      },
      /bindings cannot be used/,
    ],
    [
      'a huge text',
      { 'backstage-cns/bindings': '#'.repeat(100_000) },
      /longer than 64 KiB/,
    ],
  ])('reports %s', (_, annotations, text) => {
    const { places, codes, messages } = claimsOf(annotations);
    expect(places).toEqual([]);
    expect(codes).toEqual(['annotation-malformed']);
    expect(messages).toMatch(text);
  });
});
