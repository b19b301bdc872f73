import { screen } from '@testing-library/react';
import type {
  InstallationStep,
  PipelinesAnswer,
} from 'backstage-plugin-cns-common';
import { buildClusterEntity } from '../../testing/buildEntity';
import { buildInstallationStep } from '../../testing/buildInstallationStep';
import { buildProblem } from '../../testing/buildProblem';
import { createFakeCnsApi } from '../../testing/createFakeCnsApi';
import { renderWithEntity } from '../../testing/renderWithEntity';
import { InstallationCard } from './InstallationCard';

const entity = buildClusterEntity();
const noPipelines: PipelinesAnswer = {
  items: [],
  problems: [],
  freshness: [],
};
const apiWith = (...items: InstallationStep[]) =>
  createFakeCnsApi({
    installation: () => ({ items, problems: [], freshness: [] }),
    pipelines: () => noPipelines,
  });

describe('InstallationCard', () => {
  it('says how many steps are in place, what comes next, and how the last pipeline ended', async () => {
    renderWithEntity(<InstallationCard />, {
      entity,
      api: createFakeCnsApi({
        installation: () => ({
          items: [
            buildInstallationStep(),
            buildInstallationStep({
              id: 'prometheus',
              group: 'metrics',
              state: 'not-applicable',
            }),
            buildInstallationStep({
              id: 'hubble-metrics',
              group: 'metrics',
              state: 'failing',
              sentence: 'Hubble counts no flows.',
            }),
          ],
          problems: [],
          freshness: [],
        }),
      }),
    });

    expect(
      await screen.findByText('1 of 2 steps in place'),
    ).toBeInTheDocument();
    expect(screen.getByText('Hubble counts no flows.')).toBeInTheDocument();
    expect(
      await screen.findByRole('link', { name: 'Last pipeline of shop/cart' }),
    ).toHaveAttribute(
      'href',
      'https://gitlab.example.com/shop/cart/-/pipelines/812',
    );
    expect(screen.getByText('failed')).toBeInTheDocument();
  });

  it('says when everything is in place', async () => {
    renderWithEntity(<InstallationCard />, {
      entity,
      api: apiWith(buildInstallationStep()),
    });

    expect(
      await screen.findByText('Everything in place (1 of 1)'),
    ).toBeInTheDocument();
  });

  it('never counts what is not known as in place', async () => {
    renderWithEntity(<InstallationCard />, {
      entity,
      api: apiWith(
        buildInstallationStep({
          state: 'unknown',
          sentence: 'The cluster cannot be read.',
        }),
      ),
    });

    expect(
      await screen.findByText('0 of 1 steps in place'),
    ).toBeInTheDocument();
    expect(screen.getByText('The cluster cannot be read.')).toBeInTheDocument();
  });

  it('names the clusters when there are several', async () => {
    renderWithEntity(<InstallationCard />, {
      entity,
      api: apiWith(
        buildInstallationStep(),
        buildInstallationStep({ cluster: 'staging', state: 'failing' }),
      ),
    });

    expect(
      await screen.findByText('staging: 0 of 1 steps in place'),
    ).toBeInTheDocument();
  });

  it('keeps the steps when GitLab does not answer, and says so', async () => {
    renderWithEntity(<InstallationCard />, {
      entity,
      api: createFakeCnsApi({
        pipelines: () => ({
          ...noPipelines,
          problems: [
            buildProblem({
              upstream: { kind: 'gitlab', name: 'gitlab.example.com' },
              message: 'GitLab did not answer within 10 s.',
            }),
          ],
        }),
      }),
    });

    expect(
      await screen.findByText('GitLab did not answer within 10 s.'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('Everything in place (1 of 1)'),
    ).toBeInTheDocument();
  });

  it('says where to look when nothing is known', async () => {
    renderWithEntity(<InstallationCard />, { entity, api: apiWith() });

    expect(
      await screen.findByText(/Nothing can be said about the installation/),
    ).toBeInTheDocument();
  });
});
