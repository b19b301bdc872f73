import { Config } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { GitLabConfig } from './CnsConfig';
import { readChecked } from './readChecked';
import { readCount, readDuration } from './readQuantity';

/**
 * Reads the GitLab instances from `integrations.gitlab`, which the rest of Backstage uses too, and how they are talked to.
 *
 * @throws InputError
 *
 * @internal
 */
export function readGitLabConfig(config: Config): GitLabConfig {
  const hosts = readChecked(
    'integrations.gitlab',
    "integrations: { gitlab: [{ host: gitlab.example.com, token: '${GITLAB_TOKEN}' }] }",
    () =>
      config.has('integrations.gitlab')
        ? ScmIntegrations.fromConfig(config)
            .gitlab.list()
            .map(({ config: { host, apiBaseUrl, baseUrl, token } }) => ({
              host,
              apiBaseUrl,
              baseUrl,
              token,
            }))
        : [],
  );
  return {
    // ScmIntegrations adds gitlab.com by itself; without a token of ours it is not one that anybody configured.
    hosts: hosts.filter(
      ({ host, token }) => host !== 'gitlab.com' || token !== undefined,
    ),
    timeoutMs: readDuration(config, {
      key: 'cns.gitlab.timeout',
      byDefault: 10_000,
      least: 100,
      most: 300_000,
    }),
    cacheMs: readDuration(config, {
      key: 'cns.gitlab.cache',
      byDefault: 20_000,
      least: 0,
      most: 3_600_000,
    }),
    maximumAnswerBytes:
      readCount(config, {
        key: 'cns.gitlab.maximumAnswerMegabytes',
        byDefault: 8,
        least: 1,
        most: 256,
      }) * 1_000_000,
  };
}
