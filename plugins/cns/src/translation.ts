import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { cardMessages } from './components/cards/cardMessages';
import { installationMessages } from './components/installation/installationMessages';
import { logsMessages } from './components/logs/logsMessages';
import { policiesMessages } from './components/policies/policiesMessages';
import { sharedMessages } from './components/shared/sharedMessages';
import { trafficMessages } from './components/traffic/trafficMessages';

/**
 * All texts of the plugin, so that an app can replace or translate them.
 *
 * @public
 */
export const cnsTranslationRef = createTranslationRef({
  id: 'cns',
  messages: {
    shared: sharedMessages,
    cards: cardMessages,
    policies: policiesMessages,
    traffic: trafficMessages,
    installation: installationMessages,
    logs: logsMessages,
  },
});
