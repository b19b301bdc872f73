import { CiliumPolicy } from './CiliumPolicy';
import { NetworkPolicy } from './NetworkPolicy';
import { TierPolicy } from './TierPolicy';

/**
 * One policy object, typed. Discriminate by `kind`, or by `dialect` when the three families are enough.
 *
 * @remarks
 * The types keep what the API distinguishes (absent, empty, present), because the dialects give these different
 * meanings; what a rule *does* is decided when the policy is compiled for a profile, never here.
 *
 * @public
 */
export type Policy = NetworkPolicy | CiliumPolicy | TierPolicy;
