import { LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import {
  AnonymousStrategy,
  AwsIamStrategy,
  AzureIdentityStrategy,
  GoogleServiceAccountStrategy,
  ServiceAccountStrategy,
} from '@backstage/plugin-kubernetes-backend';
import { AuthenticationStrategy } from '@backstage/plugin-kubernetes-node';

/**
 * The kubernetes plugin's strategies for auth providers whose credentials the server has, each made when a cluster first needs it.
 *
 * @returns a function from the name of the provider; `undefined` for those that need a viewer's own token
 *
 * @internal
 */
export function createAuthStrategies(options: {
  readonly config: Config;
  readonly logger: LoggerService;
}): (authProvider: string) => AuthenticationStrategy | undefined {
  const { config, logger } = options;
  const makers: Readonly<Record<string, () => AuthenticationStrategy>> = {
    aws: () => new AwsIamStrategy({ config }),
    azure: () => new AzureIdentityStrategy(logger),
    googleServiceAccount: () => new GoogleServiceAccountStrategy({ config }),
    localKubectlProxy: () => new AnonymousStrategy(),
    serviceAccount: () => new ServiceAccountStrategy(),
  };
  const made = new Map<string, AuthenticationStrategy>();
  return authProvider => {
    const known = made.get(authProvider);
    if (known || !Object.hasOwn(makers, authProvider)) {
      return known;
    }
    const strategy = makers[authProvider]();
    made.set(authProvider, strategy);
    return strategy;
  };
}
