import { buildPolicy } from '../../testing/buildPolicy';
import {
  formatPolicySort,
  parsePolicySort,
  sortPolicies,
} from './sortPolicies';

const policies = [
  buildPolicy({
    name: 'b',
    status: 'invalid',
    changed: { at: '2026-05-04T10:00:00Z' },
  }),
  buildPolicy({
    name: 'c',
    status: 'enforced',
    changed: undefined,
    selects: { ofEntity: 0, total: 9 },
  }),
  buildPolicy({
    name: 'a',
    status: 'invalid',
    changed: { at: '2026-05-04T12:00:00Z' },
  }),
];
const order = (sort: string | undefined) =>
  sortPolicies(policies, parsePolicySort(sort))
    .map(({ name }) => name)
    .join('');

describe('sortPolicies', () => {
  it.each([
    [undefined, 'abc'],
    ['selects', 'cab'],
    ['name', 'abc'],
    ['-name', 'cba'],
    ['status', 'cab'],
    ['-status', 'abc'],
    ['changed', 'cba'],
    ['-changed', 'abc'],
    ['nonsense', 'abc'],
  ])('%s', (sort, expected) => {
    expect(order(sort)).toBe(expected);
  });

  it.each([undefined, 'name', '-name', 'status', 'selects', '-changed'])(
    'keeps %s in the URL as it is',
    sort => {
      expect(formatPolicySort(parsePolicySort(sort))).toBe(sort);
    },
  );
});
