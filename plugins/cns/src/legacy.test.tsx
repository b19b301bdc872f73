import { EntityProvider } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { Route, Routes } from 'react-router-dom';
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

const PATHS = {
  '/network-policies': policiesRouteRef,
  '/network-traffic': trafficRouteRef,
  '/network-installation': installationRouteRef,
  '/network-logs': logsRouteRef,
};

const render = (
  element: ReactElement,
  options: Parameters<typeof renderInTestApp>[1],
) =>
  renderInTestApp(
    <TestApiProvider apis={[[cnsApiRef, createFakeCnsApi()]]}>
      <EntityProvider entity={buildEntity()}>{element}</EntityProvider>
    </TestApiProvider>,
    options,
  );

/** Loading the code of a tab for the first time takes its time in tests. */
const LOADING = { timeout: 30_000 };

jest.setTimeout(60_000);

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
  ])('shows the tab %s in an app on the legacy system', async (title, tab) => {
    const path = `/network-${title.toLowerCase()}`;
    await render(
      <Routes>
        <Route path={path} element={tab} />
      </Routes>,
      { routeEntries: [path] },
    );

    expect(
      await screen.findByRole('heading', { name: title }, LOADING),
    ).toBeInTheDocument();
  });

  it.each([
    ['Throughput', <EntityCnsThroughputCard />],
    ['Network policies', <EntityCnsPoliciesCard />],
    ['Installation', <EntityCnsInstallationCard />],
  ])(
    'shows the card %s in an app on the legacy system',
    async (title, card) => {
      await render(card, { mountedRoutes: PATHS });

      expect(
        await screen.findByRole('heading', { name: title }, LOADING),
      ).toBeInTheDocument();
    },
  );

  it('links from a card to its tab', async () => {
    await render(<EntityCnsPoliciesCard />, { mountedRoutes: PATHS });

    expect(
      await screen.findByRole('link', { name: 'Open Policies' }),
    ).toHaveAttribute('href', '/network-policies');
  });
});
