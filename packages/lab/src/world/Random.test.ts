import { Random } from './Random';

describe('Random', () => {
  it('repeats itself for a seed and differs between seeds and topics', () => {
    const draw = (random: Random) => [
      random.uuid(),
      random.hex(8),
      random.int(1, 6),
    ];
    expect(draw(new Random(7))).toEqual(draw(new Random(7)));
    expect(draw(new Random(7))).not.toEqual(draw(new Random(8)));
    expect(draw(new Random(7).fork('a'))).not.toEqual(
      draw(new Random(7).fork('b')),
    );
  });

  it('forks do not depend on what was drawn before', () => {
    const random = new Random(7);
    const early = random.fork('topic').next();
    random.next();
    expect(random.fork('topic').next()).toBe(early);
  });

  it('stays within its bounds', () => {
    const random = new Random(1);
    for (let i = 0; i < 1000; i += 1) {
      const value = random.int(3, 5);
      expect(value).toBeGreaterThanOrEqual(3);
      expect(value).toBeLessThanOrEqual(5);
    }
    expect(random.uuid()).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});
