import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { buildProblem } from '../../testing/buildProblem';
import { Problems } from './Problems';

describe('Problems', () => {
  it('has one line per upstream, each sentence once, with hint and since', async () => {
    renderInTestApp(
      <Problems
        refreshing={false}
        onRetry={() => undefined}
        problems={[
          buildProblem({ since: new Date().toISOString() }),
          buildProblem({
            upstream: { kind: 'gitlab', name: 'gitlab.example.com' },
            message: 'GitLab refuses the token.',
            hint: 'Renew it.',
          }),
          buildProblem(),
          buildProblem({ code: 'warnings', message: 'It warned.' }),
        ]}
      />,
    );

    const lines = within(
      await screen.findByRole('region', { name: 'What could not be read' }),
    ).getAllByRole('listitem');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toHaveTextContent(
      /^Prometheus of prod-eu did not answer within 5 s\. Since \d\d:\d\d\.It warned\.$/,
    );
    expect(lines[1]).toHaveTextContent('GitLab refuses the token. Renew it.');
  });

  it('tries again', async () => {
    const user = userEvent.setup();
    let tries = 0;
    renderInTestApp(
      <Problems
        refreshing={false}
        onRetry={() => {
          tries += 1;
        }}
        problems={[buildProblem()]}
      />,
    );

    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(tries).toBe(1);
  });

  it('does not try again while it is trying', async () => {
    renderInTestApp(
      <Problems refreshing onRetry={() => {}} problems={[buildProblem()]} />,
    );

    expect(
      await screen.findByRole('button', { name: 'Trying…' }),
    ).toBeDisabled();
  });

  it('is not there when there is nothing to say', async () => {
    renderInTestApp(
      <div data-testid="problems">
        <Problems refreshing={false} onRetry={() => {}} problems={[]} />
      </div>,
    );

    expect(await screen.findByTestId('problems')).toBeEmptyDOMElement();
  });
});
