import { Random } from '../world';

/** A line as services write them. @internal */
export function createAppLine(random: Random, container: string): string {
  const level = random.next() < 0.93 ? 'info' : 'warn';
  const status = level === 'info' ? 200 : random.pick([404, 429, 503]);
  const duration = random.int(1, 240);
  return `level=${level} component=${container} msg="request served" status=${status} duration=${duration}ms`;
}
