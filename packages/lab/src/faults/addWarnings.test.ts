import { Lab, startLab } from '../startLab';
import { ManualClock } from '../world';

describe('faults of Prometheus and GitLab', () => {
  let lab: Lab;

  beforeAll(async () => {
    lab = await startLab({
      clock: new ManualClock('2026-11-01T12:00:00Z'),
      logger: { debug: () => {}, info: () => {}, error: () => {} },
    });
  });

  afterAll(() => lab.stop());

  it('adds warnings to an answer of Prometheus that is otherwise whole', async () => {
    const url = `${lab.clusters[0].prometheusUrl}/api/v1/query?query=vector(1)`;
    const plain = await (await fetch(url)).json();
    expect(plain).not.toHaveProperty('warnings');
    const warnings = ['remote store: 1 of 2 did not answer'];
    await lab
      .upstream('prometheus-prod-eu')
      .setFaults([{ type: 'warnings', warnings, times: 1 }]);
    expect(await (await fetch(url)).json()).toEqual({ ...plain, warnings });
    expect(await (await fetch(url)).json()).toEqual(plain);
  });

  it('lets GitLab limit requests as it does, with Retry-After', async () => {
    await lab
      .upstream('gitlab')
      .setFaults([
        { type: 'status', status: 429, retryAfterSeconds: 7, times: 1 },
      ]);
    const limited = await fetch(`${lab.gitlabUrl}/api/v4/version`);
    expect(limited.status).toBe(429);
    expect(limited.headers.get('retry-after')).toBe('7');
    expect(await limited.text()).toBe('Retry later\n');
  });
});
