import { parse } from 'yaml';
import {
  hubbleMetricsValues,
  namesNamespaces,
  parseHubbleMetrics,
} from './hubbleMetrics';

describe('hubble-metrics', () => {
  it('reads entries with options', () => {
    const [dns, flow, http] = parseHubbleMetrics(
      'dns:query;ignoreAAAA flow:sourceContext=namespace|ip;labelsContext=source_namespace,destination_namespace\n http',
    );
    expect(dns.name).toBe('dns');
    expect([...dns.options]).toEqual([
      ['query', ''],
      ['ignoreAAAA', ''],
    ]);
    expect(flow.options.get('sourceContext')).toBe('namespace|ip');
    expect(flow.options.get('labelsContext')).toBe(
      'source_namespace,destination_namespace',
    );
    expect(http.options.size).toBe(0);
    expect(parseHubbleMetrics('')).toEqual([]);
  });

  it.each([
    ['flow:sourceContext=namespace;destinationContext=namespace', true],
    ['flow:sourceContext=pod|dns;destinationContext=workload|ip', true],
    ['flow:labelsContext=source_namespace,destination_namespace', true],
    ['flow:labelsContext=source_namespace;destinationContext=namespace', true],
    ['flow', false],
    ['flow:sourceContext=namespace', false],
    ['flow:sourceContext=identity;destinationContext=identity', false],
    ['flow:sourceContext=pod-name;destinationContext=pod-name', false],
    ['flow:labelsContext=source_workload,destination_workload', false],
  ])('%s names namespaces: %s', (text, expected) => {
    expect(parseHubbleMetrics(text).map(namesNamespaces)).toEqual([expected]);
  });

  it('makes values that keep what is on', () => {
    const values: unknown = parse(
      hubbleMetricsValues(parseHubbleMetrics('dns:query flow tcp')),
    );
    expect(values).toEqual({
      hubble: {
        enabled: true,
        metrics: {
          enabled: [
            'dns:query',
            'tcp',
            expect.stringMatching(/^flow:labelsContext=source_namespace,/),
            expect.stringMatching(/^drop:labelsContext=source_namespace,/),
          ],
        },
      },
    });
  });
});
