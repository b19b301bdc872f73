import { randomCluster } from './randomCluster';

describe('generated clusters', () => {
  it.each<[string, RegExp]>([
    [
      'empty lists',
      /"(from|to|ports|fromEndpoints|toCIDR|ingress|egress)":\[\]/,
    ],
    ['deny', /"(ingressDeny|egressDeny)":\[\{|"action":"Deny"/],
    ['named ports', /"(port|namedPort|destinationNamedPort)":"(http|dns|sql)"/],
    ['negative selectors', /"operator":"(NotIn|DoesNotExist)"/],
  ])('have %s in at least one of twenty', (_trap, pattern) => {
    for (const family of ['admin', 'cilium', 'mixed'] as const) {
      const hits = Array.from({ length: 200 }, (_, seed) =>
        JSON.stringify(randomCluster(family, seed).cluster.policies),
      ).filter(text => pattern.test(text));
      expect(hits.length).toBeGreaterThanOrEqual(10);
    }
  });
});
