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
  policies: policiesContent,
  traffic: trafficContent,
  installation: installationContent,
  logs: logsContent,
};

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

  it('provides the API over HTTP', () => {
    expect(plugin.getExtension('api:cns')).toBe(cnsApi);
    expect(cnsApiRef.id).toBe('plugin.cns.service');
    expect(CnsClient.prototype.getPolicies).toBeInstanceOf(Function);
  });

  it.each(Object.entries(contents))(
    'shows the tab %s in the group of network security, for entities that run somewhere',
    (name, content) => {
      const tester = createExtensionTester(content);
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
    [throughputCard, true, false],
    [policiesCard, true, false],
    [installationCard, false, true],
  ])('shows cards only where they apply', (card, onService, onCluster) => {
    const applies = createExtensionTester(card).get(
      EntityCardBlueprint.dataRefs.filterFunction,
    );

    expect(applies?.(buildEntity())).toBe(onService);
    expect(applies?.(buildClusterEntity())).toBe(onCluster);
    expect(applies?.(buildEntity({}))).toBe(false);
  });

  it('shows the installation card for management projects', () => {
    const applies = createExtensionTester(installationCard).get(
      EntityCardBlueprint.dataRefs.filterFunction,
    );

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
      await screen.findByRole('heading', { name: new RegExp(title) }),
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
      await screen.findByRole('heading', { name: 'Throughput' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('heading', { name: 'Network policies' }),
    ).toBeInTheDocument();
    expect(await screen.findByText('Outbound: open.')).toBeInTheDocument();
  });
});
