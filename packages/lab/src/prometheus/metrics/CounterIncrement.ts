/** One counter that an event increments, and by how much per event. @internal */
export interface CounterIncrement {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly factor: number;
}
