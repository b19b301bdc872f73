/** Something that happened at a moment of a chart: a deployment, a changed policy. @internal */
export interface ChartMark {
  /** Epoch seconds. */
  readonly at: number;
  readonly kind: 'deployment' | 'policy';
  /** A few words: what happened. */
  readonly label: string;
}
