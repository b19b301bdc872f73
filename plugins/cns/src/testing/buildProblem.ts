import type { UpstreamProblem } from 'backstage-plugin-cns-common';

/** A problem of one upstream: Prometheus that does not answer. @internal */
export function buildProblem(
  overrides: Partial<UpstreamProblem> = {},
): UpstreamProblem {
  return {
    upstream: { kind: 'prometheus', name: 'prod-eu' },
    code: 'timeout',
    message: 'Prometheus of prod-eu did not answer within 5 s.',
    ...overrides,
  };
}
