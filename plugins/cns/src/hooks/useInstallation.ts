import type { InstallationAnswer } from 'backstage-plugin-cns-common';
import { useCnsAnswer, type CnsAnswer } from './useCnsAnswer';

/** The steps of the installation on the clusters that run the entity. @internal */
export function useInstallation(): CnsAnswer<InstallationAnswer> {
  return useCnsAnswer(live =>
    live.installation.get('', () => ({
      load: signal => live.api.getInstallation(live.entity, { signal }),
      topics: ['binding', 'installation', 'freshness'],
      pollSeconds: 60,
    })),
  );
}
