import { matchRoutes } from 'react-router-dom';
import type { PolicyRef } from 'backstage-plugin-cns-common';
import {
  parsePolicyParams,
  parsePolicyView,
  policyPath,
  POLICY_ROUTE,
} from './policyPath';

const roundTrip = (policy: PolicyRef) => {
  const [match] =
    matchRoutes([{ path: POLICY_ROUTE }], `/${policyPath(policy, 'pods')}`) ??
    [];
  return {
    policy: match && parsePolicyParams(match.params),
    view: match?.params.view,
  };
};

describe('policyPath', () => {
  it.each<PolicyRef>([
    {
      cluster: 'prod-eu',
      kind: 'NetworkPolicy',
      namespace: 'shop',
      name: 'a',
    },
    {
      cluster: 'prod-eu',
      kind: 'CiliumClusterwideNetworkPolicy',
      name: 'default-deny',
    },
    {
      cluster: 'arn:aws:eks:eu-west-1:1234:cluster/prod eu',
      kind: 'NetworkPolicy',
      namespace: 'shop',
      name: `${'a.'.repeat(126)}b`,
    },
    {
      cluster: 'a%b?c#d',
      kind: 'AdminNetworkPolicy',
      name: 'x',
    },
  ])('is read back as it was written: %j', policy => {
    expect(roundTrip(policy)).toEqual({ policy, view: 'pods' });
  });

  it('names no policy when the kind is not one', () => {
    expect(
      parsePolicyParams({
        cluster: 'c',
        kind: 'Secret',
        namespace: 'n',
        name: 'x',
      }),
    ).toBeUndefined();
  });

  it('shows the YAML unless the path says otherwise', () => {
    expect(parsePolicyView('facts')).toBe('facts');
    expect(parsePolicyView(undefined)).toBe('yaml');
    expect(parsePolicyView('edit')).toBe('yaml');
  });
});
