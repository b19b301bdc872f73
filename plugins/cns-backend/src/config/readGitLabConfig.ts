import { Config } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { GitLabConfig, GitLabHostConfig } from './CnsConfig';
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
    () => readHosts(config),
  );
  return {
    hosts,
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

function readHosts(config: Config): readonly GitLabHostConfig[] {
  const stated = (
    config.getOptionalConfigArray('integrations.gitlab') ?? []
  ).map(entry => entry.getOptionalString('host') ?? 'gitlab.com');
  // Only the stated ones: ScmIntegrations adds gitlab.com by itself.
  return ScmIntegrations.fromConfig(config)
    .gitlab.list()
    .map(integration => integration.config)
    .filter(({ host }) => stated.includes(host))
    .map(({ host, apiBaseUrl, baseUrl, token }) => ({
      host,
      apiBaseUrl,
      baseUrl,
      token,
    }));
}
