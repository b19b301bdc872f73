import { createBackendModule } from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { OwnersChangePolicy } from './OwnersChangePolicy';

export default createBackendModule({
  pluginId: 'permission',
  moduleId: 'owners-change',
  register(reg) {
    reg.registerInit({
      deps: { policy: policyExtensionPoint },
      async init({ policy }) {
        policy.setPolicy(
          new OwnersChangePolicy({ platformTeam: 'group:default/platform' }),
        );
      },
    });
  },
});
