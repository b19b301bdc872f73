import { LabelQuery } from './LabelQuery';

describe('LabelQuery', () => {
  const labels = { app: 'cart', tier: 'web', 'example.com/part': 'a.b_c' };

  it.each([
    ['', true],
    ['app=cart', true],
    ['app==cart, tier=web', true],
    ['app=web', false],
    ['app!=web', true],
    ['missing!=web', true],
    ['app in (web, cart)', true],
    ['app notin (web,db)', true],
    ['missing notin (web)', true],
    ['app notin (cart)', false],
    ['app', true],
    ['!app', false],
    ['!missing,tier', true],
    ['example.com/part=a.b_c', true],
    ['app=', false],
    // Not a label of the object, whatever its prototype has.
    ['constructor', false],
  ])('%p matches: %p', (text, expected) => {
    expect(LabelQuery.parse(text).matches(labels)).toBe(expected);
  });

  it.each([
    'app=ca rt',
    'app=ünï',
    'app in web',
    'app in (we b)',
    ',app',
    '=cart',
    `app=${'x'.repeat(64)}`,
    `${'x'.repeat(64)}=a`,
    'app>3',
  ])('refuses %p', text => {
    expect(() => LabelQuery.parse(text)).toThrow(/is not understood/);
  });

  it('is bounded, also in time', () => {
    const started = Date.now();
    expect(() => LabelQuery.parse('a('.repeat(10_000))).toThrow(/longer than/);
    expect(() => LabelQuery.parse(',('.repeat(999))).toThrow();
    expect(Date.now() - started).toBeLessThan(500);
  });
});
