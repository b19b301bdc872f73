import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ResponseError } from '@backstage/errors';
import { buildFreshness } from '../../testing/buildFreshness';
import { buildOverviewItem } from '../../testing/buildOverviewItem';
import { buildPolicy } from '../../testing/buildPolicy';
import { buildProblem } from '../../testing/buildProblem';
import { buildTarget, buildUnconfirmedTarget } from '../../testing/buildTarget';
import { createFakeCnsApi } from '../../testing/createFakeCnsApi';
import { renderWithEntity } from '../../testing/renderWithEntity';
import { PoliciesContent } from './PoliciesContent';

const PATH = '/network-policies';
const freshness = [buildFreshness()];

function render(api: ReturnType<typeof createFakeCnsApi>, path: string = PATH) {
  return renderWithEntity(<PoliciesContent />, { api, path, mountPath: PATH });
}

const rowNames = async () =>
  (await screen.findAllByRole('rowheader')).map(
    cell => within(cell).getByRole('link').textContent,
  );

describe('PoliciesContent', () => {
  it('lists policies with kind, status, directions, pods, origin and the last change', async () => {
    render(
      createFakeCnsApi({
        policies: () => ({
          items: [
            buildPolicy(),
            buildPolicy({
              name: 'drop-outbound',
              kind: 'CiliumNetworkPolicy',
              status: 'disabled',
              statusReason: 'Its selector disables it.',
              directions: ['egress'],
              selects: { ofEntity: 0, total: 0 },
              origin: { kind: 'auto-devops', name: 'production' },
              changed: undefined,
            }),
          ],
          targets: [buildTarget()],
          problems: [],
          freshness,
        }),
      }),
    );

    expect(await rowNames()).toEqual(['cart-ingress', 'drop-outbound']);
    const row = within(screen.getByRole('row', { name: /drop-outbound/ }));
    expect(row.getByText('Disabled')).toBeInTheDocument();
    expect(row.getByText('Its selector disables it.')).toBeInTheDocument();
    expect(row.getByText('out')).toBeInTheDocument();
    expect(row.getByText('no pods')).toBeInTheDocument();
    expect(row.getByText('Auto DevOps, production')).toBeInTheDocument();
    expect(row.getByText('not known')).toBeInTheDocument();
    expect(screen.getByText('2 policies')).toBeInTheDocument();
  });

  it('answers the question in a sentence per direction', async () => {
    render(createFakeCnsApi());

    expect(
      await screen.findByText('Inbound: closed except for 3 rules.'),
    ).toBeInTheDocument();
    expect(screen.getByText('Outbound: open.')).toBeInTheDocument();
  });

  it('takes filters from the URL', async () => {
    render(
      createFakeCnsApi({
        policies: () => ({
          items: [
            buildPolicy(),
            buildPolicy({ name: 'other', status: 'invalid' }),
            buildPolicy({
              name: 'third',
              status: 'invalid',
              kind: 'CiliumNetworkPolicy',
            }),
          ],
          targets: [buildTarget()],
          problems: [],
          freshness,
        }),
      }),
      `${PATH}?status=invalid&kind=NetworkPolicy`,
    );

    expect(await rowNames()).toEqual(['other']);
    expect(screen.getByText('1 of 3 policies')).toBeInTheDocument();
  });

  it('narrows down by name while typing and says when nothing is left', async () => {
    const user = userEvent.setup();
    render(
      createFakeCnsApi({
        policies: () => ({
          items: [buildPolicy(), buildPolicy({ name: 'other' })],
          targets: [buildTarget()],
          problems: [],
          freshness,
        }),
      }),
    );
    const search = await screen.findByRole('searchbox', { name: 'Name' });

    await user.type(search, 'OTH');
    expect(await rowNames()).toEqual(['other']);

    await user.type(search, 'zz');
    expect(
      await screen.findByText('No policy matches these filters.'),
    ).toBeInTheDocument();
  });

  it('opens a policy and leads back', async () => {
    const user = userEvent.setup();
    render(createFakeCnsApi());

    await user.click(await screen.findByRole('link', { name: 'cart-ingress' }));
    expect(
      await screen.findByRole('heading', { name: 'cart-ingress' }),
    ).toBeInTheDocument();
    expect(
      screen.getByLabelText('The live object as YAML, read only'),
    ).toHaveTextContent('# only the storefront');

    await user.click(screen.getByRole('link', { name: /All policies/ }));
    expect(await rowNames()).toEqual(['cart-ingress']);
  });

  it('shows a change that arrives, without being asked, and names it', async () => {
    const api = createFakeCnsApi();
    render(api);
    expect(await rowNames()).toEqual(['cart-ingress']);
    await waitFor(() => expect(api.streams()).toBe(1));

    api.answers.policies = () => ({
      items: [
        buildPolicy({ status: 'disabled', statusReason: 'Switched off.' }),
      ],
      targets: [buildTarget()],
      problems: [],
      freshness,
    });
    act(() => api.change('policies'));

    expect(await screen.findByText('Switched off.')).toBeInTheDocument();
    expect(
      await screen.findByText('Changed just now: cart-ingress'),
    ).toBeInTheDocument();
  });

  it('shows one place at a time, the one of the URL', async () => {
    render(
      createFakeCnsApi({
        policies: () => ({
          items: [
            buildPolicy(),
            buildPolicy({ cluster: 'staging', name: 'of-staging' }),
            buildPolicy({
              cluster: 'staging',
              namespace: undefined,
              name: 'everywhere',
              kind: 'ClusterNetworkPolicy',
            }),
          ],
          targets: [buildTarget(), buildTarget({ cluster: 'staging' })],
          problems: [],
          freshness,
        }),
      }),
      `${PATH}?target=staging/shop`,
    );

    expect(await rowNames()).toEqual(['everywhere', 'of-staging']);
    expect(
      screen.getByRole('button', { name: /Cluster and namespace/ }),
    ).toHaveTextContent('staging / shop');
  });

  it('does not call it a change when another place is chosen', async () => {
    const user = userEvent.setup();
    render(
      createFakeCnsApi({
        policies: () => ({
          items: [
            buildPolicy(),
            buildPolicy({ cluster: 'staging', name: 'of-staging' }),
          ],
          targets: [buildTarget(), buildTarget({ cluster: 'staging' })],
          problems: [],
          freshness,
        }),
      }),
    );
    expect(await rowNames()).toEqual(['cart-ingress']);

    await user.click(
      screen.getByRole('button', { name: /Cluster and namespace/ }),
    );
    await user.click(
      await screen.findByRole('option', { name: 'staging / shop' }),
    );

    expect(await screen.findByText('of-staging')).toBeInTheDocument();
    expect(screen.queryByText(/Changed just now/)).not.toBeInTheDocument();
  });

  it('holds the place while loading, without saying anything that is not known', async () => {
    render(createFakeCnsApi({ policies: () => new Promise(() => undefined) }));

    expect(
      await screen.findByText(/Who may talk to this service/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('grid')).not.toBeInTheDocument();
    expect(screen.queryByText(/No network policy/)).not.toBeInTheDocument();
  });

  it('teaches how to make a first policy when there is none', async () => {
    render(
      createFakeCnsApi({
        policies: () => ({
          items: [],
          targets: [buildTarget()],
          problems: [],
          freshness,
        }),
      }),
    );

    expect(
      await screen.findByRole('heading', {
        name: 'No network policy applies here',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/kubectl --context prod-eu --namespace shop apply/),
    ).toBeInTheDocument();
  });

  it('never calls a place without policies empty when its cluster could not be read', async () => {
    render(
      createFakeCnsApi({
        policies: () => ({
          items: [],
          targets: [buildTarget()],
          problems: [
            buildProblem({
              upstream: { kind: 'kubernetes', name: 'prod-eu' },
              code: 'forbidden',
              message: 'The API server of prod-eu forbids to list policies.',
              hint: 'Grant the role that README names.',
            }),
          ],
          freshness: [],
        }),
      }),
    );

    expect(
      await screen.findByText(
        /The API server of prod-eu forbids to list policies/,
      ),
    ).toBeInTheDocument();
    expect(screen.getByText(/Grant the role/)).toBeInTheDocument();
    expect(screen.queryByText(/No network policy/)).not.toBeInTheDocument();
  });

  it('says how an unconfirmed place is confirmed, and still shows what may be shown', async () => {
    render(
      createFakeCnsApi({
        policies: () => ({
          items: [buildPolicy()],
          targets: [buildUnconfirmedTarget()],
          problems: [],
          freshness,
        }),
      }),
    );

    expect(
      await screen.findByText(/annotate namespace shop/),
    ).toBeInTheDocument();
    expect(await rowNames()).toEqual(['cart-ingress']);
  });

  it('shows nothing of a place that belongs to somebody else', async () => {
    render(
      createFakeCnsApi({
        policies: () => ({
          items: [],
          targets: [
            buildTarget({
              trust: 'foreign',
              reason: 'The namespace names team-pay.',
            }),
          ],
          problems: [],
          freshness,
        }),
      }),
    );

    expect(
      await screen.findByText(/belongs to somebody else/),
    ).toBeInTheDocument();
    expect(screen.queryByText(/No network policy/)).not.toBeInTheDocument();
  });

  it('says which annotations are missing when the entity runs nowhere', async () => {
    render(
      createFakeCnsApi({
        policies: () => ({
          items: [],
          targets: [],
          problems: [],
          freshness: [],
        }),
      }),
    );

    expect(
      await screen.findByText(/backstage\.io\/kubernetes-id: cart/),
    ).toBeInTheDocument();
  });

  it('warns that nothing is dropped while Cilium only audits', async () => {
    render(
      createFakeCnsApi({
        policies: () => ({
          items: [
            buildPolicy({
              status: 'audit',
              statusReason: 'policy-audit-mode is true.',
            }),
          ],
          targets: [buildTarget()],
          problems: [],
          freshness,
        }),
      }),
    );

    expect(
      await screen.findByRole('region', {
        name: 'Cilium is in policy audit mode',
      }),
    ).toHaveTextContent('nothing is dropped');
  });

  it('says that the portal did not answer, and tries again', async () => {
    const user = userEvent.setup();
    const api = createFakeCnsApi({
      policies: () => new Error('Failed to fetch'),
    });
    render(api);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The portal did not answer: Failed to fetch',
    );

    api.answers.policies = createFakeCnsApi().answers.policies;
    await user.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await rowNames()).toEqual(['cart-ingress']);
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('keeps what it has when the next answer fails, and says from when it is', async () => {
    const api = createFakeCnsApi();
    render(api);
    expect(await rowNames()).toEqual(['cart-ingress']);
    await waitFor(() => expect(api.streams()).toBe(1));

    api.answers.policies = () => new Error('cut');
    act(() => api.change('policies'));

    expect(await screen.findByRole('alert')).toHaveTextContent(
      /What is shown is from \d\d:\d\d/,
    );
    expect(await rowNames()).toEqual(['cart-ingress']);
  });

  it('does not tell a refusal from an unknown entity', async () => {
    const refused = await ResponseError.fromResponse(
      new Response('{}', { status: 404 }),
    );
    render(createFakeCnsApi({ policies: () => refused }));

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Nothing to show here',
    );
  });

  it('says nothing about isolation that the overview does not say', async () => {
    render(
      createFakeCnsApi({
        overview: () => ({
          items: [buildOverviewItem({ policies: undefined })],
          problems: [],
          freshness,
          pipelines: [],
        }),
      }),
    );

    expect(await rowNames()).toEqual(['cart-ingress']);
    expect(screen.queryByText(/Inbound:/)).not.toBeInTheDocument();
  });
});
