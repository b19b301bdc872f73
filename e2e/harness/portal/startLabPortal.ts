import { join } from 'node:path';
import { startBackstage, type Backstage } from '../backstage/startBackstage.ts';
import { startLab, type Lab } from '../lab/startLab.ts';
import { REPOSITORY_ROOT } from '../repositoryRoot.ts';

/** A portal whose clusters and GitLab are the lab. @internal */
export interface LabPortal {
  readonly lab: Lab;
  readonly portal: Backstage;
  stop(): Promise<void>;
}

/** @internal */
export interface LabPortalOptions {
  /** Further arguments for the lab, such as `--seed 7`. */
  readonly labArguments?: readonly string[];
  /** Default true. */
  readonly frontend?: boolean;
  /** Changes the portal's configuration last. */
  readonly adjustConfig?: (config: object) => object;
}

const CATALOG_FILE = join(
  REPOSITORY_ROOT,
  'packages',
  'lab',
  'catalog',
  'all.yaml',
);
const LAB_TOKENS = {
  kubernetes: 'lab-backstage-token',
  gitlab: 'glpat-lab-platform',
} as const;

/**
 * Starts the shop of the lab and a portal on it, with the lab's own catalog: what `npm start` shows, on free ports.
 *
 * @internal
 */
export async function startLabPortal(
  options: LabPortalOptions = {},
): Promise<LabPortal> {
  const lab = await startLab({ args: options.labArguments });
  try {
    const portal = await startBackstage({
      catalog: {
        file: CATALOG_FILE,
        awaited: [
          'component:default/web',
          'component:default/ledger',
          'component:default/design-system',
          'resource:default/staging',
        ],
      },
      clusters: (['prod-eu', 'staging'] as const).map(name => ({
        name,
        url: lab.kubernetes[name],
        token: LAB_TOKENS.kubernetes,
        prometheusUrl: lab.prometheus[name],
      })),
      gitlab: { url: lab.gitlab, token: LAB_TOKENS.gitlab },
      frontend: options.frontend,
      adjustConfig: options.adjustConfig,
    });
    return {
      lab,
      portal,
      stop: async () => {
        await Promise.all([portal.stop(), lab.stop()]);
      },
    };
  } catch (error) {
    await lab.stop();
    throw error;
  }
}
