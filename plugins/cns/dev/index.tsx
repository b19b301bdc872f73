import { InMemoryCatalogClient } from '@backstage/catalog-client/testUtils';
import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import cnsPlugin, { cnsApiRef } from '../src';
import { createScenarioApi } from './createScenarioApi';
import { scenarios } from './scenarios';

const catalog = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    ApiBlueprint.make({
      params: define =>
        define({
          api: catalogApiRef,
          deps: {},
          factory: () =>
            new InMemoryCatalogClient({
              entities: scenarios.map(({ entity }) => entity),
            }),
        }),
    }),
  ],
});

const cns = createFrontendModule({
  pluginId: 'cns',
  extensions: [
    ApiBlueprint.make({
      params: define =>
        define({
          api: cnsApiRef,
          deps: {},
          factory: () => createScenarioApi(scenarios),
        }),
    }),
  ],
});

createDevApp({ features: [catalogPlugin, catalog, cnsPlugin, cns] });
