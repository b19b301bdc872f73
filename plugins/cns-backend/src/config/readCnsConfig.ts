import { Config } from '@backstage/config';
import { CnsConfig } from './CnsConfig';
import { readBindingsConfig } from './readBindingsConfig';
import { readClustersConfig } from './readClustersConfig';
import { readGitLabConfig } from './readGitLabConfig';
import { readKubernetesConfig } from './readKubernetesConfig';
import { readLogsConfig } from './readLogsConfig';
import { readCount, readDuration } from './readQuantity';

const DAY_MS = 86_400_000;

/**
 * Reads everything that the plugin takes from configuration, once, when it starts.
 *
 * @throws InputError that names the key and shows one valid line of YAML, which stops the start
 *
 * @internal
 */
export function readCnsConfig(config: Config): CnsConfig {
  const gitlab = readGitLabConfig(config);
  return {
    kubernetes: readKubernetesConfig(config),
    bindings: readBindingsConfig(config),
    clusters: readClustersConfig(
      config,
      gitlab.hosts.map(({ host }) => host),
    ),
    prometheus: {
      timeoutMs: readDuration(config, {
        key: 'cns.prometheus.timeout',
        byDefault: 5_000,
        least: 100,
        most: 300_000,
      }),
      cacheMs: readDuration(config, {
        key: 'cns.prometheus.cache',
        byDefault: 15_000,
        least: 0,
        most: 3_600_000,
      }),
      maximumAnswerBytes:
        readCount(config, {
          key: 'cns.prometheus.maximumAnswerMegabytes',
          byDefault: 8,
          least: 1,
          most: 256,
        }) * 1_000_000,
    },
    gitlab,
    logs: readLogsConfig(config),
    history: {
      retentionMs: readDuration(config, {
        key: 'cns.history.retention',
        byDefault: 90 * DAY_MS,
        least: DAY_MS / 24,
        most: 3_650 * DAY_MS,
      }),
      maximumRows: readCount(config, {
        key: 'cns.history.maximumRows',
        byDefault: 100_000,
        least: 100,
        most: 10_000_000,
      }),
    },
  };
}
