import { AccessRule, Identity } from './Identity';

const POLICY_GROUPS = [
  'networking.k8s.io',
  'cilium.io',
  'policy.networking.k8s.io',
];

const POLICY_RESOURCES = [
  'networkpolicies',
  'ciliumnetworkpolicies',
  'ciliumclusterwidenetworkpolicies',
  'adminnetworkpolicies',
  'baselineadminnetworkpolicies',
  'clusternetworkpolicies',
];

const READ_EVERYTHING: AccessRule = {
  verbs: ['get', 'list', 'watch'],
  groups: ['*'],
  resources: ['*', '*/log', '*/status'],
};

const BACKSTAGE_RULES: readonly AccessRule[] = [
  READ_EVERYTHING,
  {
    verbs: ['create', 'update', 'patch', 'delete'],
    groups: POLICY_GROUPS,
    resources: POLICY_RESOURCES,
  },
  // A rolling restart is a patch of the pod template.
  {
    verbs: ['patch'],
    groups: ['apps'],
    resources: ['deployments', 'statefulsets', 'daemonsets'],
  },
  { verbs: ['delete'], groups: [''], resources: ['namespaces'] },
  { verbs: ['impersonate'], groups: [''], resources: ['users', 'groups'] },
];

/** Reads everything and changes policies; what the portal uses. @public */
export const LAB_BACKSTAGE_TOKEN = 'lab-backstage-token';
/** May do everything. @public */
export const LAB_ADMIN_TOKEN = 'lab-admin-token';
/** Reads everything, changes nothing. @public */
export const LAB_VIEWER_TOKEN = 'lab-viewer-token';

const ALL: AccessRule = {
  verbs: ['*'],
  groups: ['*'],
  resources: ['*'],
};

/** Who a request without a token is. @internal */
export const ANONYMOUS: Identity = {
  user: 'system:anonymous',
  groups: ['system:unauthenticated'],
  rules: [],
};

const IDENTITIES: Readonly<Record<string, Identity>> = {
  [LAB_ADMIN_TOKEN]: {
    user: 'admin',
    groups: ['system:masters', 'system:authenticated'],
    rules: [ALL],
  },
  [LAB_BACKSTAGE_TOKEN]: {
    user: 'system:serviceaccount:backstage:backstage',
    groups: ['system:serviceaccounts', 'system:authenticated'],
    rules: BACKSTAGE_RULES,
  },
  [LAB_VIEWER_TOKEN]: {
    user: 'viewer',
    groups: ['viewers', 'system:authenticated'],
    rules: [READ_EVERYTHING],
  },
};

/** Whose token it is; `undefined` for an unknown one. @internal */
export function identityOfToken(token: string): Identity | undefined {
  return Object.hasOwn(IDENTITIES, token) ? IDENTITIES[token] : undefined;
}

/**
 * Whom an `Impersonate-User` header names.
 *
 * @remarks
 * The lab's clusters know a few groups: `platform` may do everything, `team-<name>` reads everything and changes policies
 * in the namespaces whose `backstage-cns/owner` annotation names that group.
 *
 * @internal
 */
export function impersonated(
  user: string,
  groups: readonly string[],
  namespacesOf: (group: string) => readonly string[],
): Identity {
  const rules = groups.flatMap(group => {
    const name = group.replace(/^group:default\//, '');
    if (name === 'platform' || group === 'system:masters') return [ALL];
    if (!name.startsWith('team-')) return [];
    return [
      READ_EVERYTHING,
      {
        verbs: ['create', 'update', 'patch', 'delete'],
        groups: POLICY_GROUPS,
        resources: POLICY_RESOURCES,
        namespaces: namespacesOf(name),
      },
    ];
  });
  return { user, groups: [...groups, 'system:authenticated'], rules };
}
