import { tokenizeYaml } from './tokenizeYaml';

const kinds = (line: string) =>
  (tokenizeYaml(line)[0] ?? [])
    .filter(token => token.kind !== 'space')
    .map(token => `${token.kind}:${token.text}`);

describe('tokenizeYaml', () => {
  it.each([
    ['app: cart', ['key:app', 'mark::', 'text:cart']],
    ['  - port: 8080', ['mark:-', 'key:port', 'mark::', 'literal:8080']],
    ['- - a: true', ['mark:-', 'mark:-', 'key:a', 'mark::', 'literal:true']],
    ['# only web', ['comment:# only web']],
    ['a: b # why', ['key:a', 'mark::', 'text:b', 'comment:# why']],
    ['a: b#c', ['key:a', 'mark::', 'text:b#c']],
    [
      'network-policy.gitlab.com/disabled_by: gitlab',
      ['key:network-policy.gitlab.com/disabled_by', 'mark::', 'text:gitlab'],
    ],
    ['"k8s:app": "a: b"', ['key:"k8s:app"', 'mark::', 'string:"a: b"']],
    ["url: 'http://x'", ['key:url', 'mark::', "string:'http://x'"]],
    ['url: http://x', ['key:url', 'mark::', 'text:http://x']],
    [
      'types: [Ingress, 10]',
      [
        'key:types',
        'mark::',
        'mark:[',
        'text:Ingress',
        'mark:,',
        'literal:10',
        'mark:]',
      ],
    ],
    ['podSelector: {}', ['key:podSelector', 'mark::', 'mark:{', 'mark:}']],
    ['text: |-', ['key:text', 'mark::', 'mark:|-']],
    ['just words', ['text:just', 'text:words']],
    ['---', ['text:---']],
  ])('%s', (line, expected) => {
    expect(kinds(line)).toEqual(expected);
  });

  it('never loses or adds a character', () => {
    const text = [
      'a: "unfinished',
      "b: 'it''s'",
      '\t- x:\ty  ',
      '? complex',
      ': value',
      '  <<: *anchor',
      'ключ: значение # комментарий',
      'x: {a: [1, "b]"], c: ~}',
      '',
      '>',
      ',,,]]}}{{',
    ].join('\n');

    expect(
      tokenizeYaml(text)
        .map(line => line.map(token => token.text).join(''))
        .join('\n'),
    ).toBe(text);
  });

  it('has no line after the last line break', () => {
    expect(tokenizeYaml('a: b\n')).toHaveLength(1);
  });

  it('stays fast on a long line without structure', () => {
    const started = performance.now();
    tokenizeYaml(`a: ${'x: '.repeat(20_000)}`);
    tokenizeYaml('a'.repeat(100_000));
    tokenizeYaml(`${'a '.repeat(20_000)}:`);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
