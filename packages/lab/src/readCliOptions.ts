import { parseArgs } from 'node:util';
import { LabPorts } from './LabOptions';
import { ScenarioName } from './scenarios';

/** What `cns-lab` was told. @internal */
export interface CliOptions {
  readonly help: boolean;
  readonly verbose: boolean;
  readonly scenario: ScenarioName;
  readonly seed: number;
  readonly size: {
    readonly pods?: number;
    readonly policies?: number;
    readonly clusters?: number;
  };
  readonly readyFile?: string;
  readonly ports: Required<LabPorts>;
}

/** Shown by `--help`. @internal */
export const USAGE = `cns-lab: Kubernetes, Prometheus and GitLab for trying Container Network Security, on 127.0.0.1

  --scenario NAME      shop (default), thousand-pods or empty       CNS_LAB_SCENARIO
  --seed N             the same seed gives the same world (1)       CNS_LAB_SEED
  --pods N             size of thousand-pods (10000)                CNS_LAB_PODS
  --policies N         (2000)                                       CNS_LAB_POLICIES
  --clusters N         (5)                                          CNS_LAB_CLUSTERS
  --port-control N     (7010; 0 for a free one)                     CNS_LAB_CONTROL_PORT
  --port-kubernetes N  of the first cluster, the others follow (7011)
  --port-prometheus N  of the first cluster, the others follow (7021)
  --port-gitlab N      (7031)                                       CNS_LAB_GITLAB_PORT
  --ready-file PATH    written when everything answers: addresses and tokens as JSON
  --verbose            log each request
  --help

CNS_LAB_KUBERNETES_<CLUSTER>_PORT and CNS_LAB_PROMETHEUS_<CLUSTER>_PORT (PROD_EU for prod-eu) go before the numbers that
follow from the first cluster.`;

/**
 * Reads flags, then environment, then defaults.
 *
 * @throws Error with a sentence for the user.
 * @internal
 */
export function readCliOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): CliOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      scenario: { type: 'string' },
      seed: { type: 'string' },
      pods: { type: 'string' },
      policies: { type: 'string' },
      clusters: { type: 'string' },
      'port-control': { type: 'string' },
      'port-kubernetes': { type: 'string' },
      'port-prometheus': { type: 'string' },
      'port-gitlab': { type: 'string' },
      'ready-file': { type: 'string' },
      verbose: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const number = (
    flag: string,
    given: string | undefined,
    variable: string,
  ): number | undefined => {
    const text = given ?? environment[variable];
    if (text === undefined || text === '') return undefined;
    if (!/^\d+$/.test(text)) {
      throw new Error(
        `--${flag} (${variable}) must be a whole number, not "${text}"`,
      );
    }
    return Number(text);
  };
  const pods = number('pods', values.pods, 'CNS_LAB_PODS');
  const policies = number('policies', values.policies, 'CNS_LAB_POLICIES');
  const clusters = number('clusters', values.clusters, 'CNS_LAB_CLUSTERS');
  const readyFile = values['ready-file'];
  const port = (name: string, fallback: number) => {
    const flag = `port-${name}` as const;
    const given = Object.entries(values).find(([key]) => key === flag)?.[1];
    return (
      number(
        flag,
        typeof given === 'string' ? given : undefined,
        `CNS_LAB_${name.toUpperCase()}_PORT`,
      ) ?? fallback
    );
  };
  const clusterPort =
    (kind: 'kubernetes' | 'prometheus', first: number) =>
    (cluster: string, index: number) => {
      const name = cluster.toUpperCase().replaceAll('-', '_');
      const variable = `CNS_LAB_${kind.toUpperCase()}_${name}_PORT`;
      const own = number(variable, undefined, variable);
      return own ?? (first === 0 ? 0 : first + index);
    };
  return {
    help: values.help,
    verbose: values.verbose,
    scenario: toScenario(
      values.scenario ?? environment.CNS_LAB_SCENARIO ?? 'shop',
    ),
    seed: number('seed', values.seed, 'CNS_LAB_SEED') ?? 1,
    size: {
      ...(pods === undefined ? {} : { pods }),
      ...(policies === undefined ? {} : { policies }),
      ...(clusters === undefined ? {} : { clusters }),
    },
    ...(readyFile === undefined ? {} : { readyFile }),
    ports: {
      control: port('control', 7010),
      kubernetes: clusterPort('kubernetes', port('kubernetes', 7011)),
      prometheus: clusterPort('prometheus', port('prometheus', 7021)),
      gitlab: port('gitlab', 7031),
    },
  };
}

function toScenario(text: string): ScenarioName {
  switch (text) {
    case 'shop':
    case 'thousand-pods':
    case 'empty':
      return text;
    default:
      throw new Error(
        `There is no scenario "${text}": choose shop, thousand-pods or empty`,
      );
  }
}
