import { ApiBlueprint } from '@backstage/frontend-plugin-api';
import {
  createExtensionTester,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import { cnsApiRef } from './api/CnsApi';
import { CnsClient } from './api/CnsClient';
import { cnsApi } from './extensions/cnsApi';
import { installationCard } from './extensions/installationCard';
import { installationContent } from './extensions/installationContent';
import { logsContent } from './extensions/logsContent';
import { policiesCard } from './extensions/policiesCard';
import { policiesContent } from './extensions/policiesContent';
import { throughputCard } from './extensions/throughputCard';
import { trafficContent } from './extensions/trafficContent';
import plugin from './index';
import { buildClusterEntity, buildEntity } from './testing/buildEntity';
import { createFakeCnsApi } from './testing/createFakeCnsApi';

const contents = {
  policies: () => createExtensionTester(policiesContent),
  traffic: () => createExtensionTester(trafficContent),
  installation: () => createExtensionTester(installationContent),
  logs: () => createExtensionTester(logsContent),
};

const cards = {
  throughput: () => createExtensionTester(throughputCard),
  policies: () => createExtensionTester(policiesCard),
  installation: () => createExtensionTester(installationCard),
};

/** Loading the code of a tab for the first time takes its time in tests. */
const LOADING = { timeout: 30_000 };

jest.setTimeout(60_000);

describe('the plugin', () => {
  it('has the API, three cards and four tabs', () => {
    for (const id of [
      'api:cns',
      'entity-card:cns/throughput',
      'entity-card:cns/network-policies',
      'entity-card:cns/installation',
      'entity-content:cns/policies',
      'entity-content:cns/traffic',
      'entity-content:cns/installation',
      'entity-content:cns/logs',
    ] as const) {
      expect(plugin.getExtension(id)).toBeDefined();
    }
  });

  it('asks the backend over HTTP', () => {
    const api = createExtensionTester(cnsApi)
      .get(ApiBlueprint.dataRefs.factory)
      .factory({
        discoveryApi: { getBaseUrl: async () => 'http://127.0.0.1:7007' },
        fetchApi: { fetch },
      });

    expect(api).toBeInstanceOf(CnsClient);
  });

  it.each(Object.entries(contents))(
    'shows the tab %s in the group of network security, for entities that run somewhere',
    (name, createTester) => {
      const tester = createTester();
      const applies = tester.get(
        EntityContentBlueprint.dataRefs.filterFunction,
      );

      expect(tester.get(EntityContentBlueprint.dataRefs.group)).toBe(
        'network-security',
      );
      expect(
        tester.get(EntityContentBlueprint.dataRefs.title).toLowerCase(),
      ).toBe(name);
      expect(applies?.(buildEntity())).toBe(true);
      expect(applies?.(buildEntity({ 'backstage-cns/bindings': '[]' }))).toBe(
        true,
      );
      expect(applies?.(buildEntity({}))).toBe(false);
      expect(applies?.(buildClusterEntity())).toBe(name === 'installation');
    },
  );

  it.each([
    ['throughput', true, false],
    ['policies', true, false],
    ['installation', false, true],
  ] as const)(
    'shows the card %s only where it applies',
    (name, onService, onCluster) => {
      const applies = cards[name]().get(
        EntityCardBlueprint.dataRefs.filterFunction,
      );

      expect(applies?.(buildEntity())).toBe(onService);
      expect(applies?.(buildClusterEntity())).toBe(onCluster);
      expect(applies?.(buildEntity({}))).toBe(false);
    },
  );

  it('shows the installation card for management projects', () => {
    const applies = cards
      .installation()
      .get(EntityCardBlueprint.dataRefs.filterFunction);

    expect(
      applies?.(
        buildEntity({ 'gitlab.com/cluster-management-project': 'infra/prod' }),
      ),
    ).toBe(true);
  });

  it.each([
    [policiesContent, 'Policies'],
    [trafficContent, 'Traffic'],
    [installationContent, 'Installation'],
    [logsContent, 'Logs'],
  ])('loads the tab on an entity page', async (content, title) => {
    renderTestApp({
      extensions: [createTestEntityPage({ entity: buildEntity() }), content],
      apis: [[cnsApiRef, createFakeCnsApi()]],
    });

    expect(
      await screen.findByRole('heading', { name: title }, LOADING),
    ).toBeInTheDocument();
  });

  it('loads the cards on an entity page', async () => {
    renderTestApp({
      extensions: [
        createTestEntityPage({ entity: buildEntity() }),
        throughputCard,
        policiesCard,
      ],
      apis: [[cnsApiRef, createFakeCnsApi()]],
    });

    expect(
      await screen.findByRole('heading', { name: 'Throughput' }, LOADING),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('heading', { name: 'Network policies' }, LOADING),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('Outbound: open.', undefined, LOADING),
    ).toBeInTheDocument();
  });
});
