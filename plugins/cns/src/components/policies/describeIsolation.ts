import type { Isolation } from 'backstage-plugin-cns-common';
import type { StatusTone } from '../shared/StatusIcon';
import type { Texts } from '../shared/useTexts';

/**
 * Says of one direction whether the pods are closed in it: "Inbound: closed except for 3 rules."
 *
 * @returns `undefined` where there are no pods to say it about.
 *
 * @internal
 */
export function describeIsolation(
  isolation: Isolation,
  direction: string,
  t: Texts,
): string | undefined {
  switch (isolation.state) {
    case 'open':
      return t('cards.policies.isOpen', { direction });
    case 'closed':
      return isolation.rules === 0
        ? t('cards.policies.isClosed', { direction })
        : t('cards.policies.isClosedExcept', {
            direction,
            count: isolation.rules,
          });
    case 'mixed':
      return t('cards.policies.isMixed', { direction });
    case 'unknown':
      return t('cards.policies.isUnknown', { direction });
    case 'no-pods':
      return undefined;
    default: {
      const never: never = isolation.state;
      return never;
    }
  }
}

/** How an isolation looks: closed is what one wants, open is not an error. @internal */
export const isolationTone: Readonly<Record<Isolation['state'], StatusTone>> = {
  open: 'warning',
  closed: 'good',
  mixed: 'warning',
  'no-pods': 'neutral',
  unknown: 'unknown',
};
