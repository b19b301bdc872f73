import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The people and programs that tests speak as.
 *
 * - `admin`: may do everything.
 * - `backstage`: the product's own identity, with the rights of `rbac.yaml` and no others.
 * - `viewer`: may read what Kubernetes' own role `view` shows: no nodes, no secrets, no writes.
 * - `jane`: a developer, to be impersonated; member of `shop-developers`, without rights unless a test gives her some.
 *
 * @internal
 */
export type KubernetesUser = 'admin' | 'backstage' | 'viewer' | 'jane';

/** @internal */
export type Tokens = Readonly<Record<KubernetesUser, string>>;

/** @internal */
export interface Credentials {
  readonly tokens: Tokens;
  readonly tokenFile: string;
  /** Signs the tokens of service accounts. */
  readonly serviceAccountKeyFile: string;
  /** Where the API server puts the certificate that it makes for itself. */
  readonly certificateFolder: string;
}

/**
 * Makes fresh tokens for the users and a key for service accounts, as files that an API server reads. Fresh for each
 * cluster, so that a test which asks the wrong one is refused.
 *
 * @internal
 */
export function createCredentials(folder: string): Credentials {
  mkdirSync(folder, { recursive: true });
  const tokens: Tokens = {
    admin: newToken('admin'),
    backstage: newToken('backstage'),
    viewer: newToken('viewer'),
    jane: newToken('jane'),
  };
  const tokenFile = join(folder, 'tokens.csv');
  writeFileSync(
    tokenFile,
    [
      `${tokens.admin},admin,1,"system:masters"`,
      `${tokens.backstage},backstage,2`,
      `${tokens.viewer},viewer,3,"viewers"`,
      `${tokens.jane},jane,4,"shop-developers"`,
      '',
    ].join('\n'),
  );
  const serviceAccountKeyFile = join(folder, 'sa.key');
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  writeFileSync(
    serviceAccountKeyFile,
    privateKey.export({ type: 'sec1', format: 'pem' }),
  );
  return {
    tokens,
    tokenFile,
    serviceAccountKeyFile,
    certificateFolder: folder,
  };
}

function newToken(user: string): string {
  return `${user}-${randomBytes(12).toString('hex')}`;
}
