import { readCliOptions } from './readCliOptions';

describe('readCliOptions', () => {
  it('has defaults for everything', () => {
    const options = readCliOptions([], {});
    expect(options).toMatchObject({
      scenario: 'shop',
      seed: 1,
      size: {},
      ports: { control: 7010, gitlab: 7031 },
    });
    expect(options.ports.kubernetes('staging', 1)).toBe(7012);
    expect(options.ports.prometheus('prod-eu', 0)).toBe(7021);
  });

  it('puts flags before the environment, and the port of a cluster before both', () => {
    const options = readCliOptions(
      [
        '--seed',
        '7',
        '--scenario=thousand-pods',
        '--pods',
        '9',
        '--port-kubernetes',
        '8000',
      ],
      {
        CNS_LAB_SEED: '8',
        CNS_LAB_CLUSTERS: '2',
        CNS_LAB_GITLAB_PORT: '9031',
        CNS_LAB_KUBERNETES_PROD_EU_PORT: '9011',
      },
    );
    expect(options).toMatchObject({
      scenario: 'thousand-pods',
      seed: 7,
      size: { pods: 9, clusters: 2 },
      ports: { gitlab: 9031 },
    });
    expect(options.ports.kubernetes('prod-eu', 0)).toBe(9011);
    expect(options.ports.kubernetes('staging', 1)).toBe(8001);
  });

  it('takes 0 for free ports everywhere', () => {
    const { ports } = readCliOptions(['--port-kubernetes', '0'], {});
    expect(ports.kubernetes('staging', 1)).toBe(0);
  });

  it.each([
    [
      ['--seed', 'one'],
      '--seed (CNS_LAB_SEED) must be a whole number, not "one"',
    ],
    [
      ['--scenario', 'moon'],
      'There is no scenario "moon": choose shop, thousand-pods or empty',
    ],
    [['--unknown'], "Unknown option '--unknown'"],
  ])('refuses %j', (args, message) => {
    expect(() => readCliOptions(args, {})).toThrow(message);
  });
});
