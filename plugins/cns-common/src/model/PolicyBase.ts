import { Labels } from './LabelSelector';
import { PolicyKind } from './PolicyIdentity';
import { Problem } from './Problem';
import { SourceRef } from './SourceRef';

/**
 * What every policy kind has.
 *
 * @public
 */
export interface PolicyBase {
  readonly kind: PolicyKind;
  readonly apiVersion: string;
  readonly name: string;
  readonly namespace?: string;
  readonly labels: Labels;
  readonly annotations: Labels;
  /**
   * What is wrong with this object, whatever the profile. A problem of severity `error` means that an API server or an
   * agent refuses the object; which codes a profile forgives is part of the profile.
   */
  readonly problems: readonly Problem[];
  readonly source: SourceRef;
}
