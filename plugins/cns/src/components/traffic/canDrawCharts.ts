/**
 * Tells whether this browser has what the drawing library needs. Where it has not, a chart shows its table instead.
 *
 * @internal
 */
export function canDrawCharts(): boolean {
  return (
    typeof window.matchMedia === 'function' &&
    typeof window.ResizeObserver === 'function' &&
    typeof window.Path2D === 'function'
  );
}
