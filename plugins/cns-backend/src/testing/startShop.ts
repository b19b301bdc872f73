import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import { Lab, LabOptions, startLab } from 'cns-lab';
import { Server } from 'node:http';
import { cnsPlugin } from '../plugin';
import { labConfig } from './labConfig';

/** A lab and, beside it, a backend with only this plugin. @internal */
export interface ShopBackend {
  readonly lab: Lab;
  readonly server: Server;
  stop(): Promise<void>;
}

/**
 * Starts the lab's shop and the plugin against it, with the given entities in the catalog.
 *
 * @param options - `cns` is the configuration below that key; `features` replace mock services
 * @internal
 */
export async function startShop(options: {
  readonly entities: readonly Entity[];
  readonly cns?: JsonObject | ((lab: Lab) => JsonObject);
  readonly lab?: LabOptions;
  readonly features?: Parameters<typeof startTestBackend>[0]['features'];
}): Promise<ShopBackend> {
  const lab = await startLab({ scenario: 'shop', ...options.lab });
  const cns =
    typeof options.cns === 'function' ? options.cns(lab) : options.cns ?? {};
  const backend = await startTestBackend({
    features: [
      cnsPlugin,
      mockServices.rootConfig.factory({
        data: { ...labConfig(lab), cns },
      }),
      catalogServiceMock.factory({ entities: [...options.entities] }),
      ...(options.features ?? []),
    ],
  });
  return {
    lab,
    server: backend.server,
    async stop() {
      await backend.stop();
      await lab.stop();
    },
  };
}
