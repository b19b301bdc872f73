import { escapeRegex, PromQuery } from './PromQuery';

describe('PromQuery', () => {
  it('makes expressions of their parts', () => {
    const query = PromQuery.select('hubble_flows_processed_total', [
      { label: 'destination', op: 'is', value: 'shop' },
      { label: 'type', op: 'in', values: ['Trace', 'Drop'] },
      { label: 'verdict', op: 'is-not', value: 'AUDIT' },
      { label: 'source', op: 'matches-not', value: 'reserved:.*' },
    ]);
    expect(String(query.rate(120).sum(['type', 'subtype']))).toBe(
      'sum by (type, subtype) (rate(hubble_flows_processed_total{destination="shop",type=~"Trace|Drop",verdict!="AUDIT",source!~"reserved:.*"}[120s]))',
    );
    expect(String(PromQuery.select('up').increase(3600).sum())).toBe(
      'sum(increase(up[3600s]))',
    );
    expect(String(PromQuery.select('up').count(['instance']).top(5))).toBe(
      'topk(5, count by (instance) (up))',
    );
  });

  it.each([
    ['a quote', 'a"} or vector(1)', '"a\\"} or vector(1)"'],
    ['a backslash', 'a\\', '"a\\\\"'],
    ['a line feed', 'a\nb', '"a\\nb"'],
    ['a control character', 'a\u0000b', '"a\\x00b"'],
    ['other scripts', 'größe-店', '"größe-店"'],
    ['nothing', '', '""'],
  ])('escapes %s', (_, value, expected) => {
    expect(
      String(PromQuery.select('up', [{ label: 'job', op: 'is', value }])),
    ).toBe(`up{job=${expected}}`);
  });

  it('escapes each of several values as a regular expression', () => {
    expect(
      String(
        PromQuery.select('up', [
          { label: 'job', op: 'in', values: ['a.b', '.*', 'c"|d'] },
        ]),
      ),
    ).toBe('up{job=~"a\\\\.b|\\\\.\\\\*|c\\"\\\\|d"}');
  });

  it.each(['', '1up', 'up{', 'a b', 'a\n', 'größe'])(
    'refuses %j as a name',
    name => {
      expect(() => PromQuery.select(name)).toThrow(/Not a metric or label/);
      expect(() => PromQuery.select('up').sum([name])).toThrow();
      expect(() =>
        PromQuery.select('up', [{ label: name, op: 'is', value: 'x' }]),
      ).toThrow();
    },
  );

  it('makes any text match only itself', () => {
    const text = 'a.b*c+d?e(f)g[h]i{j}k|l^m$n\\o';
    expect(new RegExp(`^${escapeRegex(text)}$`).test(text)).toBe(true);
    expect(escapeRegex('a-b_c')).toBe('a-b_c');
  });
});
