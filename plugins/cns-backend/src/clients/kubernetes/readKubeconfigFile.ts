import { InputError, toError } from '@backstage/errors';
import { KubeConfig } from '@kubernetes/client-node';
import { KubeconfigConfig } from '../../config/CnsConfig';
import { ClusterConnection } from './ClusterConnection';

/**
 * Makes a connection for each chosen context of the kubeconfig file that the operator named.
 *
 * @throws InputError that names the configuration key, when the file cannot be read or a context is missing
 *
 * @internal
 */
export function readKubeconfigFile(
  config: KubeconfigConfig,
): readonly ClusterConnection[] {
  const all = new KubeConfig();
  try {
    all.loadFromFile(config.file);
  } catch (error) {
    throw new InputError(
      `Configuration of cns.kubernetes.kubeconfig.file is wrong: ${
        config.file
      } cannot be read (${
        toError(error).message
      }). Valid would be: cns: { kubernetes: { kubeconfig: { file: /etc/backstage/kubeconfig } } }`,
    );
  }
  const known = all.getContexts().map(context => context.name);
  const chosen = config.contexts ?? known;
  const missing = chosen.find(name => !known.includes(name));
  if (missing !== undefined) {
    throw new InputError(
      `Configuration of cns.kubernetes.kubeconfig.contexts is wrong: ${
        config.file
      } has no context '${missing}'. Valid would be: cns: { kubernetes: { kubeconfig: { file: ${
        config.file
      }, contexts: [${known.join(', ')}] } } }`,
    );
  }
  return chosen.map(name => {
    const kubeConfig = new KubeConfig();
    kubeConfig.loadFromOptions({
      clusters: all.clusters.map(cluster => ({
        ...cluster,
        // Over http there is nothing to verify, but client-node wants to be told so.
        skipTLSVerify:
          cluster.skipTLSVerify || cluster.server.startsWith('http:'),
      })),
      users: all.users,
      contexts: all.contexts,
      currentContext: name,
    });
    return { name, kubeConfig: async () => kubeConfig };
  });
}
