import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import kubernetesPlugin from '@backstage/plugin-kubernetes/alpha';
import { screen, within } from '@testing-library/react';
import { buildEntity } from '../../testing/buildEntity';
import { KubernetesLink } from './KubernetesLink';

/** Loading the test app for the first time takes its time. */
const LOADING = { timeout: 30_000 };

jest.setTimeout(60_000);

// The plugin's own tab, with its id, path and filter, but without its page.
const kubernetes = kubernetesPlugin.withOverrides({
  extensions: [
    kubernetesPlugin
      .getExtension('entity-content:kubernetes/kubernetes')
      .override({ params: { loader: async () => <div /> } }),
  ],
});

const render = async (options: {
  readonly annotations?: Readonly<Record<string, string>>;
  readonly features: readonly (typeof kubernetes)[];
}) => {
  renderTestApp({
    features: [
      createFrontendPlugin({
        pluginId: 'test-link',
        extensions: [
          createTestEntityPage({ entity: buildEntity(options.annotations) }),
          EntityCardBlueprint.make({
            name: 'link',
            params: {
              loader: async () => (
                <div data-testid="card">
                  <KubernetesLink />
                </div>
              ),
            },
          }),
        ],
      }),
      ...options.features,
    ],
  });
  return within(await screen.findByTestId('card', undefined, LOADING));
};

describe('KubernetesLink', () => {
  it('leads to the tab where the app and the entity have it', async () => {
    const card = await render({ features: [kubernetes] });

    expect(card.getByRole('link', { name: 'Kubernetes tab' })).toHaveAttribute(
      'href',
      '/kubernetes',
    );
  });

  it('is not there when the tab does not apply to the entity', async () => {
    const card = await render({
      annotations: { 'backstage-cns/bindings': '[]' },
      features: [kubernetes],
    });

    expect(card.queryByRole('link')).not.toBeInTheDocument();
  });

  it('is not there when the app has no Kubernetes plugin', async () => {
    const card = await render({ features: [] });

    expect(card.queryByRole('link')).not.toBeInTheDocument();
  });
});
