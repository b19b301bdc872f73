import type { Entity } from '@backstage/catalog-model';
// Only tests import this file, so it never reaches the published package.
// eslint-disable-next-line @backstage/no-undeclared-imports
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import type { ReactElement } from 'react';
import { cnsApiRef, type CnsApi } from '../api/CnsApi';
import {
  installationRouteRef,
  logsRouteRef,
  policiesRouteRef,
  trafficRouteRef,
} from '../routes';
import { buildEntity } from './buildEntity';

/**
 * Renders a part of an entity page in a test app, with the tabs' routes mounted.
 *
 * @param options - `path`: where the page is at first, default `/`. `mountPath`: the route that the element is the content of.
 *
 * @internal
 */
export function renderWithEntity(
  element: ReactElement,
  options: {
    readonly api: CnsApi;
    readonly entity?: Entity;
    readonly path?: string;
    readonly mountPath?: string;
  },
) {
  return renderInTestApp(
    <EntityProvider entity={options.entity ?? buildEntity()}>
      {element}
    </EntityProvider>,
    {
      apis: [[cnsApiRef, options.api]],
      initialRouteEntries: [options.path ?? '/'],
      mountPath: options.mountPath,
      mountedRoutes: {
        '/network-policies': policiesRouteRef,
        '/network-traffic': trafficRouteRef,
        '/network-installation': installationRouteRef,
        '/network-logs': logsRouteRef,
      },
    },
  );
}
