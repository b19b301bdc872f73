import { screen } from '@testing-library/react';
import { buildClusterEntity } from '../../testing/buildEntity';
import { buildOverviewItem } from '../../testing/buildOverviewItem';
import { createFakeCnsApi } from '../../testing/createFakeCnsApi';
import { renderWithEntity } from '../../testing/renderWithEntity';
import { InstallationCard } from './InstallationCard';

const entity = buildClusterEntity();

describe('InstallationCard', () => {
  it('says how many steps are in place, what comes next, and how the last pipeline ended', async () => {
    renderWithEntity(<InstallationCard />, { api: createFakeCnsApi(), entity });

    expect(
      await screen.findByText('4 of 5 steps in place'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'Pipeline 812 of shop/cart failed in the job production.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Last pipeline of shop/cart' }),
    ).toHaveAttribute(
      'href',
      'https://gitlab.example.com/shop/cart/-/pipelines/812',
    );
    expect(screen.getByText('failed')).toBeInTheDocument();
  });

  it('says when everything is in place', async () => {
    renderWithEntity(<InstallationCard />, {
      entity,
      api: createFakeCnsApi({
        overview: () => ({
          items: [
            buildOverviewItem({ installation: { inPlace: 5, total: 5 } }),
          ],
          problems: [],
          freshness: [],
          pipelines: [],
        }),
      }),
    });

    expect(await screen.findByText('All 5 steps in place')).toBeInTheDocument();
  });

  it('says where to look when nothing is known', async () => {
    renderWithEntity(<InstallationCard />, {
      entity,
      api: createFakeCnsApi({
        overview: () => ({
          items: [],
          problems: [],
          freshness: [],
          pipelines: [],
        }),
      }),
    });

    expect(
      await screen.findByText(/Nothing can be said about the installation/),
    ).toBeInTheDocument();
  });
});
