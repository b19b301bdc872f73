import { ChartColors } from './ChartColors';

/**
 * Reads the colours of a chart from the CSS variables in force at an element, so that light, dark and custom themes all apply.
 *
 * @remarks
 * A canvas does not know CSS variables. The chart's own variables (`FlowChart.module.css`) point to those of the theme.
 *
 * @internal
 */
export function readChartColors(element: Element): ChartColors {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim() || '#888';
  return {
    forwarded: read('--cns-chart-forwarded'),
    dropped: read('--cns-chart-dropped'),
    droppedArea: read('--cns-chart-dropped-area'),
    text: read('--cns-chart-text'),
    grid: read('--cns-chart-grid'),
    mark: read('--cns-chart-mark'),
  };
}
