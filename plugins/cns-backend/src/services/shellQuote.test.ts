import { execFileSync } from 'node:child_process';
import { shellQuote } from './shellQuote';

describe('shellQuote', () => {
  it.each(['kube-system', 'a/b:c@d%e+f=g,h.i_j'])(
    'leaves %s as it is',
    word => {
      expect(shellQuote(word)).toBe(word);
    },
  );

  it.each([
    '',
    ' ',
    "it's",
    '$(id)',
    '`id`',
    'a;b',
    '"',
    '\\',
    'a\nb',
    '*',
    '~',
  ])('makes one word of %j', word => {
    // A real shell is the judge.
    const said = execFileSync('sh', [
      '-c',
      `printf '%s|' ${shellQuote(word)} end`,
    ]).toString();
    expect(said).toBe(`${word}|end|`);
  });
});
