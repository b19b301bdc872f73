import type { PipelinesAnswer } from 'backstage-plugin-cns-common';
import { useCnsAnswer, type CnsAnswer } from './useCnsAnswer';

/** The latest pipelines of the bound projects. @internal */
export function usePipelines(): CnsAnswer<PipelinesAnswer> {
  return useCnsAnswer(live =>
    live.pipelines.get('', () => ({
      load: signal => live.api.getPipelines(live.entity, { signal }),
      topics: ['binding'],
      pollSeconds: 30,
    })),
  );
}
