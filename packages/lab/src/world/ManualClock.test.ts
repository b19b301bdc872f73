import { ManualClock } from './ManualClock';

describe('ManualClock', () => {
  it('runs what falls due, in order of time, also what is scheduled on the way', () => {
    const clock = new ManualClock('2026-01-01T00:00:00Z');
    const start = clock.now();
    const ran: string[] = [];
    clock.schedule(300, () => ran.push(`late ${clock.now() - start}`));
    clock.schedule(100, () => {
      ran.push(`early ${clock.now() - start}`);
      clock.schedule(100, () => ran.push(`nested ${clock.now() - start}`));
    });
    const cancel = clock.schedule(150, () => ran.push('cancelled'));
    cancel();
    clock.advance(250);
    expect(ran).toEqual(['early 100', 'nested 200']);
    clock.advance(50);
    expect(ran).toEqual(['early 100', 'nested 200', 'late 300']);
    expect(clock.now() - start).toBe(300);
  });
});
