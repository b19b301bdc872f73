import type { InstallationState } from 'backstage-plugin-cns-common';
import type { StatusTone } from '../shared/StatusIcon';

/** What the state of an installation step means for the reader. @internal */
export const installationTone: Readonly<Record<InstallationState, StatusTone>> =
  {
    ok: 'good',
    failing: 'bad',
    warning: 'warning',
    unknown: 'unknown',
    'not-applicable': 'neutral',
  };
