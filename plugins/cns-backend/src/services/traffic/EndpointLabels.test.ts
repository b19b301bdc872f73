import { PromQuery } from '../../clients/prometheus/PromQuery';
import {
  canSelectWorkloads,
  EndpointLabels,
  insideMatchers,
  isInside,
  isOutside,
  labelNamesOf,
  outsideMatcher,
} from './EndpointLabels';

const byLabels: EndpointLabels = {
  kind: 'namespace',
  label: 'destination_namespace',
  workload: 'destination_workload',
};
const byNamespace: EndpointLabels = {
  kind: 'namespace',
  label: 'destination',
  workload: undefined,
};
const bySlash: EndpointLabels = { kind: 'slash', label: 'destination' };

const namespace = { namespace: 'shop', workloads: [] };
const workloads = { namespace: 'shop', workloads: ['cart', 'web.v2'] };

/** Matches like Prometheus: anchored at both ends. */
function matches(pattern: string, value: string): boolean {
  return new RegExp(`^(?:${pattern})$`).test(value);
}

describe('EndpointLabels', () => {
  it.each([
    [byLabels, namespace, '{destination_namespace="shop"}'],
    [
      byLabels,
      workloads,
      '{destination_namespace="shop",destination_workload=~"cart|web\\\\.v2"}',
    ],
    [byNamespace, namespace, '{destination="shop"}'],
    // Workloads cannot be told apart; the caller knows.
    [byNamespace, workloads, '{destination="shop"}'],
    [bySlash, namespace, '{destination=~"shop/.+"}'],
  ])('selects %j, %j', (labels, scope, expected) => {
    expect(String(PromQuery.select('up', insideMatchers(labels, scope)))).toBe(
      `up${expected}`,
    );
  });

  it('knows where workloads can be told apart', () => {
    expect(canSelectWorkloads(byLabels)).toBe(true);
    expect(canSelectWorkloads(byNamespace)).toBe(false);
    expect(canSelectWorkloads(bySlash)).toBe(true);
  });

  it.each([
    ['shop/cart', true],
    ['shop/cart-7d8c5b6f9-t4rld', true],
    ['shop/cart-t4rld', true],
    ['shop/cart-0', true],
    ['shop/cart-28910420-9xkqv', true],
    ['shop/web.v2-7d8c5b6f9-t4rld', true],
    ['shop/webXv2', false],
    ['shop/cart-cache', false],
    ['shop/cart-cache-7d8c5b6f9-t4rld', false],
    ['shop/cart-worker-0', false],
    ['shop/cartography', false],
    ['other/cart', false],
    ['my-shop/cart', false],
    ['', false],
  ])('finds by the name of a pod or workload: %s is %s', (value, inside) => {
    const [matcher] = insideMatchers(bySlash, workloads);
    expect('value' in matcher && matches(matcher.value, value)).toBe(inside);
    expect(isInside({ destination: value }, bySlash, workloads)).toBe(inside);
  });

  it.each([
    [
      byLabels,
      { destination_namespace: 'shop', destination_workload: 'cart' },
      true,
    ],
    [
      byLabels,
      { destination_namespace: 'shop', destination_workload: 'db' },
      false,
    ],
    [
      byLabels,
      { destination_namespace: 'pay', destination_workload: 'cart' },
      false,
    ],
    [byLabels, {}, false],
    [byNamespace, { destination: 'shop' }, true],
    [byNamespace, { destination: '' }, false],
  ])('judges a series as inside: %j %j %s', (labels, series, inside) => {
    expect(isInside(series, labels, workloads)).toBe(inside);
  });

  it.each([
    [byNamespace, '', true],
    [byNamespace, 'reserved:world', true],
    [byNamespace, 'shop', false],
    [bySlash, '', true],
    [bySlash, 'reserved:host', true],
    [bySlash, '198.51.100.25', true],
    [bySlash, 'api.example.com.', true],
    [bySlash, 'shop/cart', false],
  ])('judges a series as outside: %j %j %s', (labels, value, outside) => {
    const matcher = outsideMatcher(labels);
    const said = 'value' in matcher && matches(matcher.value, value);
    expect(matcher.op === 'matches' ? said : !said).toBe(outside);
    expect(isOutside({ destination: value }, labels)).toBe(outside);
  });

  it('takes a missing label for outside', () => {
    expect(isOutside({}, byLabels)).toBe(true);
    expect(isOutside({}, bySlash)).toBe(true);
  });

  it('names the labels to group by', () => {
    expect(labelNamesOf(byLabels)).toEqual([
      'destination_namespace',
      'destination_workload',
    ]);
    expect(labelNamesOf(byNamespace)).toEqual(['destination']);
    expect(labelNamesOf(bySlash)).toEqual(['destination']);
  });
});
