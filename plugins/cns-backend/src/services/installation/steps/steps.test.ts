import { parse } from 'yaml';
import { Fact, InstallationFacts } from '../InstallationFacts';
import {
  AT,
  createAgents,
  createCiliumConfig,
  createFacts,
  createOperator,
  known,
  unknown,
} from '../testing/createFacts';
import { ciliumStep } from './ciliumStep';
import { clusterConnectedStep } from './clusterConnectedStep';
import { hubbleMetricsStep } from './hubbleMetricsStep';
import { pipelineStep } from './pipelineStep';
import { prometheusStep } from './prometheusStep';
import { StepResult } from './unknownStep';

type Over = NonNullable<Parameters<typeof createFacts>[0]>;

const metrics = (text: string) => ({
  configs: known([createCiliumConfig({ 'hubble-metrics': text })]),
});

function prometheus(
  over: Partial<NonNullable<InstallationFacts['prometheus']>>,
): Over {
  const facts = createFacts().prometheus;
  return facts ? { prometheus: { ...facts, ...over } } : {};
}

// A judgement rests on something that was read.
function expectEvidence({ state, evidence }: StepResult): void {
  if (state !== 'unknown') {
    expect(evidence).not.toEqual([]);
  }
  expect(evidence.every(({ at }) => at !== undefined)).toBe(true);
}

const missing = prometheus({
  flows: known({ kind: 'metric-missing', elsewhere: false }),
  scrapedAgents: known(0),
});

describe('ciliumStep', () => {
  it.each<[string, Over, string, RegExp]>([
    ['all is ready', {}, 'ok', /^Cilium 1\.20\.2 is ready on all 3 nodes\.$/],
    [
      'there are no agents',
      { cilium: { agents: known([]) } },
      'failing',
      /no Cilium agents/,
    ],
    [
      'an agent is not ready',
      { cilium: { agents: known([createAgents({ ready: 2 })]) } },
      'failing',
      /ready on 2 of 3 nodes/,
    ],
    [
      'no node is meant to have an agent',
      { cilium: { agents: known([createAgents({ ready: 0, desired: 0 })]) } },
      'failing',
      /scheduled on no node/,
    ],
    [
      'agents leave out a node',
      { cilium: { nodes: known(5) } },
      'warning',
      /meant for 3 of 5 nodes/,
    ],
    [
      'the operator is not there',
      { cilium: { operators: known([]) } },
      'failing',
      /operator is not there/,
    ],
    [
      'the operator is not ready',
      { cilium: { operators: known([createOperator({ ready: 0 })]) } },
      'failing',
      /operator is not ready/,
    ],
    [
      'a replica of the operator is not ready',
      { cilium: { operators: known([createOperator({ desired: 2 })]) } },
      'warning',
      /1 of 2 replicas/,
    ],
    [
      'audit mode is on',
      {
        cilium: {
          configs: known([createCiliumConfig({ 'policy-audit-mode': 'true' })]),
        },
      },
      'warning',
      /audit mode/,
    ],
    [
      'the image has no version',
      {
        cilium: {
          agents: known([
            createAgents({
              containers: [{ name: 'cilium-agent', image: 'cilium:latest' }],
            }),
          ]),
        },
      },
      'warning',
      /no tag that tells the version/,
    ],
    [
      'the cluster does not answer',
      { cilium: { agents: unknown() } },
      'unknown',
      /does not answer/,
    ],
    [
      'operators may not be read',
      { cilium: { operators: unknown() } },
      'unknown',
      /does not answer/,
    ],
    [
      'the configuration may not be read',
      { cilium: { configs: unknown() } },
      'unknown',
      /audit mode could not be read/,
    ],
    [
      'there is no configuration',
      { cilium: { configs: known([]) } },
      'unknown',
      /cilium-config was not found/,
    ],
  ])('when %s', (_, over, state, sentence) => {
    const result = ciliumStep(createFacts(over));
    expect(result.state).toBe(state);
    expect(result.sentence).toMatch(sentence);
    expectEvidence(result);
    expect(state !== 'failing' || result.fix?.copy !== undefined).toBe(true);
  });

  it('says what was read', () => {
    expect(ciliumStep(createFacts()).evidence).toEqual([
      {
        upstream: { kind: 'kubernetes', name: 'prod-eu' },
        text: 'DaemonSet kube-system/cilium: 3 of 3 ready, quay.io/cilium/cilium:v1.20.2',
        at: AT,
      },
      expect.objectContaining({
        text: expect.stringContaining(
          'Deployment kube-system/cilium-operator: 1 of 1 ready',
        ),
      }),
      expect.objectContaining({
        text: 'ConfigMap kube-system/cilium-config: policy-audit-mode false',
      }),
    ]);
  });

  it('says what is not there', () => {
    const texts = (cilium: Partial<InstallationFacts['cilium']>) =>
      ciliumStep(createFacts({ cilium })).evidence.map(({ text }) => text);
    expect(texts({ operators: known([]) })).toContain(
      'No Deployment of the operator of Cilium',
    );
    expect(texts({ configs: known([]) })).toContain(
      'No ConfigMap cilium-config',
    );
    expect(texts({ nodes: known(5) })).toContain('Nodes: 5');
  });

  it('quotes names in commands', () => {
    const { fix } = ciliumStep(
      createFacts({
        cluster: "it's; rm -rf",
        cilium: { agents: known([createAgents({ ready: 0 })]) },
      }),
    );
    expect(fix?.copy?.text).toContain(
      `kubectl --context 'it'\\''s; rm -rf' -n kube-system describe daemonset/cilium`,
    );
  });
});

describe('hubbleMetricsStep', () => {
  it.each<[string, Over, string, RegExp]>([
    ['series are there', {}, 'ok', /per namespace/],
    [
      'series are there, though the configuration may not be read',
      { cilium: { configs: unknown() } },
      'ok',
      /per namespace/,
    ],
    [
      'Cilium is not installed',
      { cilium: { agents: known([]) } },
      'not-applicable',
      /not installed/,
    ],
    [
      'Hubble is off',
      {
        ...missing,
        cilium: {
          configs: known([createCiliumConfig({ 'enable-hubble': 'false' })]),
        },
      },
      'failing',
      /Hubble is off/,
    ],
    [
      'no metrics are on',
      { ...missing, cilium: metrics('') },
      'failing',
      /counts nothing/,
    ],
    [
      'flows are not counted',
      { ...missing, cilium: metrics('dns tcp') },
      'failing',
      /does not count flows/,
    ],
    [
      'flows are counted without namespaces',
      {
        ...prometheus({
          flows: known({ kind: 'labels-missing', found: [] }),
        }),
        cilium: metrics('flow'),
      },
      'failing',
      /do not say between which namespaces/,
    ],
    ['series do not arrive', missing, 'failing', /not in Prometheus/],
    [
      'agents have not restarted',
      prometheus({ flows: known({ kind: 'labels-missing', found: [] }) }),
      'warning',
      /may not have restarted/,
    ],
    [
      'clusters are mixed',
      prometheus({
        flows: known({
          kind: 'several-clusters',
          label: 'cluster',
          values: ['a', 'b'],
        }),
      }),
      'warning',
      /mixes/,
    ],
    [
      'Prometheus does not answer',
      prometheus({ flows: unknown() }),
      'unknown',
      /whether the series arrive is not known/,
    ],
    [
      'no Prometheus is configured',
      { prometheus: undefined },
      'unknown',
      /no Prometheus is configured/,
    ],
    [
      'nothing may be read',
      { ...prometheus({ flows: unknown() }), cilium: { configs: unknown() } },
      'unknown',
      /does not answer/,
    ],
    [
      'there is no configuration',
      { ...missing, cilium: { configs: known([]) } },
      'unknown',
      /was not found/,
    ],
  ])('when %s', (_, over, state, sentence) => {
    const result = hubbleMetricsStep(createFacts(over));
    expect(result.state).toBe(state);
    expect(result.sentence).toMatch(sentence);
    expectEvidence(result);
    expect(result.fix?.copy !== undefined).toBe(state === 'failing');
  });

  it('does not take metrics that are configured elsewhere for none', () => {
    const { 'hubble-metrics': _, ...data } = createCiliumConfig({
      'hubble-dynamic-metrics-config-path':
        '/dynamic-metrics-config/dynamic-metrics.yaml',
    }).data;
    const result = hubbleMetricsStep(
      createFacts({
        ...missing,
        cilium: { configs: known([{ namespace: 'kube-system', data }]) },
      }),
    );
    expect(result.state).toBe('unknown');
  });

  it('says what it did not find', () => {
    const texts = (over: Over) =>
      hubbleMetricsStep(createFacts(over)).evidence.map(({ text }) => text);
    expect(texts({ cilium: { agents: known([]) } })).toEqual([
      'No DaemonSet with label k8s-app=cilium',
    ]);
    expect(
      texts({ prometheus: undefined, cilium: { configs: known([]) } }),
    ).toEqual(['No ConfigMap cilium-config']);
  });

  it('keeps the metrics that are on in the values to add', () => {
    const { fix } = hubbleMetricsStep(
      createFacts({ ...missing, cilium: metrics('dns:query tcp') }),
    );
    expect(fix?.copy?.text).toContain('- "dns:query"');
    expect(() => parse(fix?.copy?.text ?? '{')).not.toThrow();
  });
});

describe('prometheusStep', () => {
  it.each<[string, Over, string, RegExp]>([
    ['it scrapes each agent', {}, 'ok', /answers and scrapes/],
    [
      'labels are missing, which is not its fault',
      prometheus({ flows: known({ kind: 'labels-missing', found: [] }) }),
      'ok',
      /scrapes/,
    ],
    [
      'none is configured',
      { prometheus: undefined },
      'unknown',
      /No Prometheus is configured/,
    ],
    [
      'it does not answer',
      prometheus({ flows: unknown() }),
      'unknown',
      /does not answer/,
    ],
    ['it has no series', missing, 'failing', /no series of Hubble/],
    [
      'its series have other labels',
      prometheus({ flows: known({ kind: 'metric-missing', elsewhere: true }) }),
      'failing',
      /none of its Hubble series has the configured matchers/,
    ],
    [
      'there is no Hubble to scrape',
      { ...missing, cilium: { agents: known([]) } },
      'not-applicable',
      /not installed/,
    ],
    [
      'it does not scrape all agents',
      prometheus({ scrapedAgents: known(2) }),
      'warning',
      /2 of 3 agents/,
    ],
    [
      'the number of agents is not known',
      {
        ...prometheus({ scrapedAgents: known(2) }),
        cilium: { agents: unknown() },
      },
      'ok',
      /scrapes/,
    ],
    [
      'what scrapes it could not be counted',
      prometheus({ version: unknown(), scrapedAgents: unknown() }),
      'ok',
      /scrapes/,
    ],
    [
      'it has no series, and no version either',
      prometheus({
        version: known(undefined),
        flows: known({ kind: 'metric-missing', elsewhere: false }),
        scrapedAgents: unknown(),
      }),
      'failing',
      /no series of Hubble/,
    ],
    [
      'it has several clusters',
      prometheus({
        flows: known({
          kind: 'several-clusters',
          label: 'cluster',
          values: ['a', 'b'],
        }),
      }),
      'warning',
      /several clusters/,
    ],
  ])('when %s', (_, over, state, sentence) => {
    const result = prometheusStep(createFacts(over));
    expect(result.state).toBe(state);
    expect(result.sentence).toMatch(sentence);
    expectEvidence(result);
    const { copy } = result.fix ?? {};
    expect(() =>
      copy?.language === 'yaml' ? parse(copy.text) : undefined,
    ).not.toThrow();
  });
});

describe('clusterConnectedStep', () => {
  type Connection = NonNullable<InstallationFacts['connection']>;
  const place = { host: 'gitlab.test', project: 'platform/prod-eu' };
  type Value = Extract<Connection, { state: 'known' }>['value'];
  const projects = ['platform/prod-eu', 'shop/cart'];
  const connection = (fact: Fact<Omit<Value, 'projects'>>): Over => ({
    connection: {
      ...place,
      ...(fact.state === 'known'
        ? { ...fact, value: { projects, ...fact.value } }
        : fact),
    },
  });
  const agent = (lastUsedAt: string | undefined, active = true) => ({
    name: 'prod-eu',
    project: 'platform/prod-eu',
    tokens: [{ name: 'a', active, lastUsedAt }],
  });

  it.each<[string, Over, string, RegExp]>([
    ['an agent was seen', {}, 'ok', /agent prod-eu .* is connected/],
    [
      'an agent was seen long ago',
      connection(
        known({
          agents: [agent('2026-11-22T20:00:00.000Z')],
          certificateClusters: [],
        }),
      ),
      'failing',
      /last seen at 2026-11-22T20:00:00/,
    ],
    [
      'one of two was seen',
      connection(
        known({
          agents: [agent('2026-11-01T00:00:00.000Z'), agent(AT)],
          certificateClusters: [],
        }),
      ),
      'ok',
      /is connected/,
    ],
    [
      'an agent was never seen',
      connection(
        known({ agents: [agent(undefined)], certificateClusters: [] }),
      ),
      'failing',
      /has never connected/,
    ],
    [
      'only a revoked token was used',
      connection(
        known({ agents: [agent(AT, false)], certificateClusters: [] }),
      ),
      'failing',
      /has never connected/,
    ],
    [
      'its certificate cluster is enabled',
      connection(
        known({
          agents: [agent(undefined)],
          certificateClusters: [
            { name: 'prod-eu', enabled: true, environmentScope: '*' },
          ],
        }),
      ),
      'ok',
      /certificate cluster prod-eu is enabled/,
    ],
    [
      'a certificate cluster of another name is enabled',
      connection(
        known({
          agents: [],
          certificateClusters: [
            { name: 'old', enabled: true, environmentScope: '*' },
          ],
        }),
      ),
      'warning',
      /whether it is prod-eu cannot be told/,
    ],
    [
      'a certificate cluster of another name is enabled, and the agent is silent',
      connection(
        known({
          agents: [agent('2026-11-22T20:00:00.000Z')],
          certificateClusters: [
            { name: 'old', enabled: true, environmentScope: '*' },
          ],
        }),
      ),
      'failing',
      /last seen/,
    ],
    [
      'a certificate cluster is disabled',
      connection(
        known({
          agents: [],
          certificateClusters: [
            { name: 'old', enabled: false, environmentScope: '*' },
          ],
        }),
      ),
      'failing',
      /no agent for Kubernetes/,
    ],
    [
      'there is neither',
      connection(known({ agents: [], certificateClusters: [] })),
      'failing',
      /no agent for Kubernetes/,
    ],
    ['GitLab does not answer', connection(unknown()), 'unknown', /not answer/],
    [
      'no project is bound',
      { connection: undefined },
      'unknown',
      /No GitLab project/,
    ],
  ])('when %s', (_, over, state, sentence) => {
    const result = clusterConnectedStep(createFacts(over));
    expect(result.state).toBe(state);
    expect(result.sentence).toMatch(sentence);
    expectEvidence(result);
    expect(state === 'failing' ? result.fix?.copy?.language : 'shell').toBe(
      'shell',
    );
  });

  it('says what was read and not found', () => {
    const evidence = (fact: Over) =>
      clusterConnectedStep(createFacts(fact)).evidence;
    const upstream = { kind: 'gitlab', name: 'gitlab.test' };
    expect(
      evidence(connection(known({ agents: [], certificateClusters: [] }))),
    ).toEqual([
      { upstream, text: 'Agents of platform/prod-eu: none', at: AT },
      { upstream, text: 'Agents of shop/cart: none', at: AT },
      {
        upstream,
        text: 'Certificate clusters of platform/prod-eu, shop/cart and their groups: none, or not offered by this GitLab',
        at: AT,
      },
    ]);
    expect(
      evidence(
        connection(
          known({ agents: [agent(undefined)], certificateClusters: [] }),
        ),
      ),
    ).toEqual([
      {
        upstream,
        text: 'Agent platform/prod-eu:prod-eu: token was never used',
        at: AT,
      },
      { upstream, text: 'Agents of shop/cart: none', at: AT },
      {
        upstream,
        text: expect.stringMatching(/^Certificate clusters of .*: none/),
        at: AT,
      },
    ]);
  });

  it('does not take a project that could not be read for one without agents', () => {
    const value = { agents: [], certificateClusters: [] };
    const { problem } = unknown();
    const result = clusterConnectedStep(
      createFacts(connection(known({ ...value, unread: problem }))),
    );
    expect(result.state).toBe('unknown');
    expect(result.sentence).toContain(problem.message);
    expect(result.evidence).not.toEqual([]);
    expect(
      clusterConnectedStep(
        createFacts(
          connection(known({ ...value, agents: [agent(AT)], unread: problem })),
        ),
      ).state,
    ).toBe('ok');
  });

  it('names the address of the instance in the command', () => {
    const text = (host: string) =>
      clusterConnectedStep(
        createFacts({
          connection: {
            ...known({
              projects: ['a/b'],
              agents: [],
              certificateClusters: [],
            }),
            host,
            project: 'a/b',
          },
        }),
      ).fix?.copy?.text;
    expect(text('gitlab.com')).toContain('kasAddress=wss://kas.gitlab.com');
    expect(text('git.example.com')).toContain(
      'kasAddress=wss://git.example.com/-/kubernetes-agent/',
    );
  });
});

describe('pipelineStep', () => {
  const run = (
    status: string,
    jobs: readonly [string, string, boolean][] = [],
  ) => {
    const fact = createFacts().managementProject;
    if (fact?.state !== 'known' || !fact.value.pipeline) {
      throw new Error('The facts have no pipeline');
    }
    return {
      managementProject: known({
        ...fact.value,
        pipeline: { ...fact.value.pipeline, status },
        jobs: jobs.map(([name, jobStatus, allowFailure], index) => ({
          id: index,
          name,
          stage: 'deploy',
          status: jobStatus,
          allowFailure,
          failureReason: 'script_failure',
          webUrl: `https://gitlab.test/-/jobs/${index}`,
        })),
      }),
    };
  };

  it.each<[string, Over, string, RegExp]>([
    ['it succeeded', {}, 'ok', /succeeded/],
    [
      'it failed',
      run('failed', [
        ['lint', 'failed', true],
        ['apply', 'failed', false],
      ]),
      'failing',
      /failed in apply \(deploy\)\.$/,
    ],
    ['it failed without jobs', run('failed'), 'failing', /failed\.$/],
    ['it runs', run('running'), 'warning', /not finished: running/],
    ['it was cancelled', run('canceled'), 'warning', /cancelled/],
    ['it was skipped', run('skipped'), 'warning', /skipped/],
    [
      'GitLab has a new word for it',
      run('waiting_for_callback'),
      'warning',
      /waiting_for_callback/,
    ],
    [
      'GitLab does not answer',
      { managementProject: unknown() },
      'unknown',
      /not answer/,
    ],
    [
      'no project is known',
      { managementProject: undefined },
      'unknown',
      /is not known/,
    ],
  ])('when %s', (_, over, state, sentence) => {
    const result = pipelineStep(createFacts(over));
    expect(result.state).toBe(state);
    expect(result.sentence).toMatch(sentence);
    expectEvidence(result);
  });

  it('links to the job that failed', () => {
    const result = pipelineStep(
      createFacts(run('failed', [['apply', 'failed', false]])),
    );
    expect(result.link).toEqual({
      title: 'Job apply',
      url: 'https://gitlab.test/-/jobs/0',
    });
    expect(result.evidence.at(-1)?.text).toBe('Job apply: script_failure');
  });

  it('says that it never ran', () => {
    const fact = createFacts().managementProject;
    const value = fact?.state === 'known' ? fact.value : undefined;
    const result = pipelineStep(
      createFacts({
        managementProject: value && known({ ...value, pipeline: undefined }),
      }),
    );
    expect(result.state).toBe('failing');
    expect(result.sentence).toContain('never ran a pipeline on main');
    expectEvidence(result);
  });
});
