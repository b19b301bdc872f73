import { Route, Routes } from 'react-router-dom';
import { PoliciesPage } from './PoliciesPage';
import { POLICY_ROUTE } from './policyPath';
import { PolicyPage } from './PolicyPage';

/**
 * The tab *Policies*: the list, and each policy on its own route.
 *
 * @internal
 */
export function PoliciesContent() {
  return (
    <Routes>
      <Route path={POLICY_ROUTE} element={<PolicyPage />} />
      <Route path="*" element={<PoliciesPage />} />
    </Routes>
  );
}
