const LIST_KEYS: Readonly<Record<string, readonly string[] | 'set'>> = {
  containers: ['name'],
  initContainers: ['name'],
  ephemeralContainers: ['name'],
  env: ['name'],
  volumes: ['name'],
  volumeMounts: ['mountPath'],
  imagePullSecrets: ['name'],
  conditions: ['type'],
  ownerReferences: ['uid'],
  finalizers: 'set',
};

/**
 * How the lists of Kubernetes' own kinds are merged, by the name of the field: lists of objects with key fields, or sets
 * of plain values. Lists not named here are replaced as a whole, which is also the rule for custom kinds.
 *
 * @remarks
 * The field names are unambiguous in the kinds that the lab serves, except `ports`: containers key theirs by
 * `containerPort`, Services by `port`.
 *
 * @internal
 */
export function listKeys(
  field: string,
  items: readonly unknown[],
): readonly string[] | 'set' | undefined {
  if (field === 'ports') {
    return items.some(
      item =>
        typeof item === 'object' && item !== null && 'containerPort' in item,
    )
      ? ['containerPort', 'protocol']
      : ['port', 'protocol'];
  }
  return LIST_KEYS[field];
}

/**
 * Fields that the API treats as one value although they are maps: label selectors.
 *
 * @internal
 */
export const ATOMIC_MAPS: ReadonlySet<string> = new Set([
  'podSelector',
  'namespaceSelector',
  'endpointSelector',
  'nodeSelector',
  'selector',
  'labelSelector',
]);

/** Lists of custom kinds are atomic unless their definition says otherwise; these are the policy kinds' own. @internal */
export const ATOMIC_LISTS: ReadonlySet<string> = new Set([
  'ingress',
  'egress',
  'ingressDeny',
  'egressDeny',
  'specs',
]);
