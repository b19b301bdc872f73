import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { LogLinkConfig, LogsConfig } from './CnsConfig';
import { readChecked } from './readChecked';

const PLACEHOLDERS = ['cluster', 'namespace', 'entity', 'pods', 'nodes'];

/**
 * Reads the links to other log stores, and refuses a placeholder that would never be filled in.
 *
 * @throws InputError
 *
 * @internal
 */
export function readLogsConfig(config: Config): LogsConfig {
  const links = readChecked(
    'cns.logs.links',
    "cns: { logs: { links: [{ title: Grafana, url: 'https://grafana.example.com/explore?namespace={{namespace}}' }] } }",
    () => (config.getOptionalConfigArray('cns.logs.links') ?? []).map(readLink),
  );
  return { links };
}

function readLink(config: Config): LogLinkConfig {
  const url = config.getString('url');
  if (!/^https?:\/\/[^{]/.test(url)) {
    throw new InputError(
      `url '${url}' must begin with https:// or http:// and a host`,
    );
  }
  for (const [, name] of url.matchAll(/\{\{([^}]*)\}\}/g)) {
    if (!PLACEHOLDERS.includes(name)) {
      throw new InputError(
        `url has {{${name}}}; known are ${PLACEHOLDERS.map(
          known => `{{${known}}}`,
        ).join(', ')}`,
      );
    }
  }
  return {
    title: config.getString('title'),
    url,
    clusters: config.getOptionalStringArray('clusters'),
  };
}
