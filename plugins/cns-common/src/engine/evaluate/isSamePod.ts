import { End } from './ConnectionEvaluator';

/**
 * Tells whether two ends are one and the same pod, which no policy can separate from itself (1.1).
 *
 * @internal
 */
export function isSamePod(from: End, to: End): boolean {
  return (
    from.kind === 'class' &&
    to.kind === 'class' &&
    from.pod !== undefined &&
    from.pod === to.pod
  );
}
