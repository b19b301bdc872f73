/** Colours of a chart, as CSS colour values. @internal */
export interface ChartColors {
  readonly forwarded: string;
  readonly dropped: string;
  readonly droppedArea: string;
  readonly text: string;
  readonly grid: string;
  readonly mark: string;
}
