import { compareWithReference } from './compareWithReference';
import { ClusterFamily } from './randomCluster';

// CNS_ENGINE_CLUSTERS=5000 runs the full comparison; the default keeps the ordinary test run short.
const clusters = Number(process.env.CNS_ENGINE_CLUSTERS ?? 60);
const first = Number(process.env.CNS_ENGINE_FIRST_SEED ?? 1);

describe('the engine and the reference evaluator agree', () => {
  it.each<ClusterFamily>(['kubernetes', 'admin', 'cilium', 'mixed'])(
    'on clusters of the family %s',
    family => {
      let questions = 0;
      for (let seed = first; seed < first + clusters; seed++) {
        const result = compareWithReference(family, seed);
        questions += result.questions;
        expect(result.differences.slice(0, 3)).toEqual([]);
      }
      expect(questions).toBeGreaterThan(clusters * 100);
    },
    3_600_000,
  );
});
