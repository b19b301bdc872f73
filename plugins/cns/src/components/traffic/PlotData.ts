/** Values of one line; `null` is a gap (the word of the drawing library, and of JSON). @internal */
export type PlotValues = (number | null)[];

/** What the chart draws: moments in epoch seconds, then forwarded and dropped per second at those moments. @internal */
export type PlotData = [
  times: number[],
  forwarded: PlotValues,
  dropped: PlotValues,
];
