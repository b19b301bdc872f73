import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import { FlowChart } from './FlowChart';

const noon = Date.UTC(2026, 10, 23, 12) / 1000;
const series = {
  times: [noon, noon + 60, noon + 120],
  stepSeconds: 60,
  forwarded: [10, null, 14],
  dropped: [0, null, 0.5],
};

// The test's DOM cannot draw, as a browser without canvas: what is checked here is what such a reader, or a screen reader, gets.
describe('FlowChart', () => {
  it('shows the numbers as a table, newest first, and gaps as gaps', async () => {
    renderInTestApp(<FlowChart title="Inbound" series={series} />);

    const table = await screen.findByRole('table', {
      name: 'Inbound, flow events per second',
    });
    const rows = within(table)
      .getAllByRole('row')
      .map(row => Array.from(row.children, cell => cell.textContent).slice(1));
    expect(rows).toEqual([
      ['forwarded', 'dropped'],
      ['14', '0.5'],
      ['no data', 'no data'],
      ['10', '0'],
    ]);
  });

  it('offers no switch between forms when there is only one', async () => {
    renderInTestApp(<FlowChart title="Inbound" series={series} />);

    expect(await screen.findByRole('table')).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /As table/ }),
    ).not.toBeInTheDocument();
  });

  it('says in words what the small form shows', async () => {
    renderInTestApp(
      <FlowChart title="Inbound" series={series} variant="compact" />,
    );

    expect(
      await screen.findByText(
        /^Inbound, flow events per second from .* Forwarded: 12 on average, 14 at most\. Dropped: 0\.25 on average, 0\.5 at most\. 1 of 3 moments have no data\.$/,
      ),
    ).toBeInTheDocument();
  });

  it('says so when there is nothing to draw', async () => {
    renderInTestApp(
      <FlowChart
        title="Outbound"
        series={{ times: [], stepSeconds: 60, forwarded: [], dropped: [] }}
        variant="compact"
      />,
    );

    expect(
      await screen.findByText('Outbound: no data in this range.'),
    ).toBeInTheDocument();
  });
});
