/**
 * Context options of one metric handler of Hubble, as in `flow:sourceContext=namespace;labelsContext=source_workload`.
 *
 * @internal
 */
export interface HubbleContext {
  /** Identifiers in order of preference; empty for no `source` label. */
  readonly source: readonly string[];
  readonly destination: readonly string[];
  readonly labels: readonly string[];
  /** Options without a value, such as `query` of `dns`. */
  readonly flags: ReadonlySet<string>;
}

/**
 * Reads the value of `hubble-metrics` in the ConfigMap `cilium-config`: handlers with their options, separated by white
 * space. Options that the lab does not know are kept as flags and change nothing.
 *
 * @internal
 */
export function parseHubbleMetrics(
  text: string,
): ReadonlyMap<string, HubbleContext> {
  const handlers = new Map<string, HubbleContext>();
  for (const entry of text.split(/\s+/).filter(part => part !== '')) {
    const colon = entry.indexOf(':');
    const name = colon < 0 ? entry : entry.slice(0, colon);
    const options = colon < 0 ? [] : entry.slice(colon + 1).split(';');
    const valueOf = (option: string) =>
      options
        .find(candidate => candidate.startsWith(`${option}=`))
        ?.slice(option.length + 1);
    handlers.set(name, {
      source: split(valueOf('sourceContext'), '|'),
      destination: split(valueOf('destinationContext'), '|'),
      labels: split(valueOf('labelsContext'), ','),
      flags: new Set(options.filter(option => !option.includes('='))),
    });
  }
  return handlers;
}

function split(text: string | undefined, separator: string): string[] {
  return (text ?? '').split(separator).filter(part => part !== '');
}
