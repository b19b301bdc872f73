/** Something that happened at a moment (epoch seconds) of a chart and may explain it. @internal */
export type ChartMark =
  | {
      readonly kind: 'deployment';
      readonly at: number;
      readonly environment: string;
      readonly ref: string;
      readonly sha: string;
    }
  | {
      readonly kind: 'policy';
      readonly at: number;
      readonly policyKind: string;
      readonly name: string;
    };
