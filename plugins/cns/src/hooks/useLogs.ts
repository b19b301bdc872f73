import type { LogsAnswer } from 'backstage-plugin-cns-common';
import { useCnsAnswer, type CnsAnswer } from './useCnsAnswer';

/** Where the log lines of the entity's pods are. @internal */
export function useLogs(): CnsAnswer<LogsAnswer> {
  return useCnsAnswer(live =>
    live.logs.get('', () => ({
      load: signal => live.api.getLogs(live.entity, { signal }),
      topics: ['binding', 'pods', 'installation', 'freshness'],
    })),
  );
}
