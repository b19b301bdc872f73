import { EntityProvider } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { cnsApiRef } from './api/CnsApi';
import {
  cnsLegacyPlugin,
  EntityCnsInstallationCard,
  EntityCnsInstallationContent,
  EntityCnsLogsContent,
  EntityCnsPoliciesCard,
  EntityCnsPoliciesContent,
  EntityCnsThroughputCard,
  EntityCnsTrafficContent,
} from './legacy';
import {
  installationRouteRef,
  logsRouteRef,
  policiesRouteRef,
  trafficRouteRef,
} from './routes';
import { buildEntity } from './testing/buildEntity';
import { createFakeCnsApi } from './testing/createFakeCnsApi';

const render = (element: ReactElement) =>
  renderInTestApp(
    <TestApiProvider apis={[[cnsApiRef, createFakeCnsApi()]]}>
      <EntityProvider entity={buildEntity()}>{element}</EntityProvider>
    </TestApiProvider>,
    {
      mountedRoutes: {
        '/network-policies': policiesRouteRef,
        '/network-traffic': trafficRouteRef,
        '/network-installation': installationRouteRef,
        '/network-logs': logsRouteRef,
      },
    },
  );

describe('the legacy plugin', () => {
  it('provides the API and the routes', () => {
    expect(cnsLegacyPlugin.getId()).toBe('cns');
    expect([...cnsLegacyPlugin.getApis()].map(({ api }) => api.id)).toEqual([
      cnsApiRef.id,
    ]);
    expect(cnsLegacyPlugin.routes.policies).toBe(policiesRouteRef);
  });

  it.each([
    ['Policies', <EntityCnsPoliciesContent />],
    ['Traffic', <EntityCnsTrafficContent />],
    ['Installation', <EntityCnsInstallationContent />],
    ['Logs', <EntityCnsLogsContent />],
    ['Throughput', <EntityCnsThroughputCard />],
    ['Network policies', <EntityCnsPoliciesCard />],
    ['Installation', <EntityCnsInstallationCard />],
  ])('shows %s in an app on the legacy system', async (title, element) => {
    await render(element);

    expect(
      await screen.findByRole('heading', { name: title }),
    ).toBeInTheDocument();
  });

  it('links from a card to its tab', async () => {
    await render(<EntityCnsPoliciesCard />);

    expect(
      await screen.findByRole('link', { name: 'Open Policies' }),
    ).toHaveAttribute('href', '/network-policies');
  });
});
