import { ResponseError } from '@backstage/errors';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { buildPolicyDetail } from '../../testing/buildPolicy';
import { createFakeCnsApi } from '../../testing/createFakeCnsApi';
import { renderWithEntity } from '../../testing/renderWithEntity';
import { PoliciesContent } from './PoliciesContent';

const PATH = '/network-policies';
const POLICY = `${PATH}/prod-eu/NetworkPolicy/shop/cart-ingress`;

const render = (api: ReturnType<typeof createFakeCnsApi>, path: string) =>
  renderWithEntity(<PoliciesContent />, { api, path, mountPath: PATH });

describe('PolicyPage', () => {
  it('shows the YAML, to read, copy and download', async () => {
    const user = userEvent.setup();
    render(createFakeCnsApi(), POLICY);

    const yaml = await screen.findByLabelText(
      'The live object as YAML, read only',
    );
    expect(yaml.textContent).toBe(buildPolicyDetail().yaml);

    const write = jest.spyOn(navigator.clipboard, 'writeText');
    await user.click(screen.getByRole('button', { name: /Copy/ }));
    expect(write).toHaveBeenCalledWith(buildPolicyDetail().yaml);
    expect(await screen.findByText('Copied')).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Download' }),
    ).toBeInTheDocument();
  });

  it('shows the pods that it selects, and how many more there are', async () => {
    const user = userEvent.setup();
    render(
      createFakeCnsApi({
        policy: () => ({
          items: [buildPolicyDetail({ podsLeftOut: 7 })],
          problems: [],
          freshness: [],
        }),
      }),
      POLICY,
    );

    await user.click(await screen.findByRole('tab', { name: 'Pods (9)' }));

    const row = within(
      await screen.findByRole('row', { name: /cart-6f9c-x2x7p/ }),
    );
    expect(row.getByText('Deployment/cart')).toBeInTheDocument();
    expect(row.getByText('Running')).toBeInTheDocument();
    expect(row.getByText('node-1')).toBeInTheDocument();
    expect(row.getByText('yes')).toBeInTheDocument();
    expect(screen.getByText('7 more pods are not shown.')).toBeInTheDocument();
  });

  it('says how to look for labels when it selects nothing', async () => {
    render(
      createFakeCnsApi({
        policy: () => ({
          items: [buildPolicyDetail({ pods: [] })],
          problems: [],
          freshness: [],
        }),
      }),
      `${POLICY}/pods`,
    );

    expect(
      await screen.findByText(
        'kubectl --context prod-eu --namespace shop get pods --show-labels',
      ),
    ).toBeInTheDocument();
  });

  it('shows the facts', async () => {
    render(
      createFakeCnsApi({
        policy: () => ({
          items: [
            buildPolicyDetail({
              origin: { kind: 'flux', name: 'apps' },
              annotations: { 'team.example.com/reviewed': 'yes' },
            }),
          ],
          problems: [],
          freshness: [],
        }),
      }),
      `${POLICY}/facts`,
    );

    expect(
      await screen.findByText('It selects pods and nothing disables it.'),
    ).toBeInTheDocument();
    expect(screen.getByText('Flux, apps')).toBeInTheDocument();
    expect(screen.getByText('app: cart')).toBeInTheDocument();
    expect(
      screen.getByText('team.example.com/reviewed: yes'),
    ).toBeInTheDocument();
    expect(
      within(
        screen.getByRole('table', { name: 'Changes seen by the portal' }),
      ).getByText('changed'),
    ).toBeInTheDocument();
    expect(
      within(screen.getByRole('table', { name: 'Field managers' })).getByText(
        'kubectl-client-side-apply',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/get networkpolicy cart-ingress -o yaml/),
    ).toBeInTheDocument();
  });

  it('asks for exactly the policy of the URL', async () => {
    const asked: unknown[] = [];
    render(
      createFakeCnsApi({
        policy: ref => {
          asked.push(ref);
          return {
            items: [buildPolicyDetail(ref)],
            problems: [],
            freshness: [],
          };
        },
      }),
      `${PATH}/prod-eu/CiliumClusterwideNetworkPolicy/-/default-deny`,
    );

    expect(
      await screen.findByRole('heading', { name: 'default-deny' }),
    ).toBeInTheDocument();
    expect(asked[0]).toEqual({
      cluster: 'prod-eu',
      kind: 'CiliumClusterwideNetworkPolicy',
      namespace: undefined,
      name: 'default-deny',
    });
  });

  it('says that a policy is gone, and leads back', async () => {
    const gone = await ResponseError.fromResponse(
      new Response('{}', { status: 404 }),
    );
    render(createFakeCnsApi({ policy: () => gone }), POLICY);

    expect(
      await screen.findByRole('heading', { name: 'There is no such policy' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /All policies/ })).toHaveAttribute(
      'href',
      PATH,
    );
  });

  it('says so too when the answer has none, or the kind is not one', async () => {
    render(
      createFakeCnsApi({
        policy: () => ({ items: [], problems: [], freshness: [] }),
      }),
      POLICY,
    );
    expect(
      await screen.findByRole('heading', { name: 'There is no such policy' }),
    ).toBeInTheDocument();
  });

  it('does not ask for objects that are not policies', async () => {
    const api = createFakeCnsApi();
    render(api, `${PATH}/prod-eu/Secret/shop/x`);

    expect(
      await screen.findByRole('heading', { name: 'There is no such policy' }),
    ).toBeInTheDocument();
    expect(api.asked.policy).toBe(0);
  });
});
