import type { PolicySummary } from 'backstage-plugin-cns-common';
import type { Texts } from '../shared/useTexts';

/** The directions that a policy decides, as words. @internal */
export function describeDirections(
  directions: PolicySummary['directions'],
  t: Texts,
): string {
  const ingress = directions.includes('ingress');
  const egress = directions.includes('egress');
  if (ingress && egress) {
    return t('policies.directions.both');
  }
  if (ingress) {
    return t('policies.directions.ingress');
  }
  return egress
    ? t('policies.directions.egress')
    : t('policies.directions.none');
}

/** How many pods a policy selects: those of the entity, and others beside them. @internal */
export function describeSelection(
  selects: PolicySummary['selects'],
  t: Texts,
): string {
  const others = selects.total - selects.ofEntity;
  const own =
    selects.ofEntity === 0 && others > 0
      ? undefined
      : t('policies.selects.ofEntity', { count: selects.ofEntity });
  if (selects.total <= 0) {
    return t('policies.selects.none');
  }
  if (others <= 0) {
    return own ?? t('policies.selects.none');
  }
  return own === undefined
    ? t('policies.selects.onlyOthers', { count: others })
    : `${own} ${t('policies.selects.others', { count: others })}`;
}

/** Who owns a policy, with the name of the release or application when it is known. @internal */
export function describeOrigin(
  origin: PolicySummary['origin'],
  t: Texts,
): string {
  const words = {
    'auto-devops': t('policies.origin.autoDevops'),
    helm: t('policies.origin.helm'),
    'argo-cd': t('policies.origin.argoCd'),
    flux: t('policies.origin.flux'),
    portal: t('policies.origin.portal'),
    manual: t('policies.origin.manual'),
  } satisfies Record<PolicySummary['origin']['kind'], string>;
  const kind = words[origin.kind];
  return origin.name === undefined ? kind : `${kind}, ${origin.name}`;
}
