import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import { GitlabProject, ManualClock } from '../world';
import { createWorld } from './createWorld';

function commit(project: GitlabProject, path: string, text: string): void {
  const { branches, commits, defaultBranch } = project.repository;
  const parent = commits.get(branches.get(defaultBranch) ?? '');
  if (!parent) throw new Error('the project is empty');
  const id = createHash('sha1').update(text).digest('hex');
  commits.set(id, {
    ...parent,
    id,
    parentIds: [parent.id],
    tree: new Map([...parent.tree, [path, text]]),
  });
  branches.set(defaultBranch, id);
}

function shop() {
  const clock = new ManualClock('2026-11-22T12:00:00Z');
  const world = createWorld({ scenario: 'shop', seed: 1, clock });
  const production = world.clusters.get('prod-eu');
  if (!production) throw new Error('no production');
  const project = (id: number) => {
    const found = world.gitlab.projects.get(id);
    if (!found) throw new Error(`no project ${id}`);
    return found;
  };
  return { clock, world, production, project };
}

describe('delivery', () => {
  it('brings the policy of Auto DevOps back to what Git says, a moment later, and Cilium judges it', () => {
    const { clock, world, production } = shop();
    const live = () =>
      production.objects.get(
        'ciliumnetworkpolicies.cilium.io',
        'shop',
        'cart-production-auto-deploy',
      );
    expect(JSON.stringify(live()?.spec)).toContain('cluster');
    world.deliver(202);
    expect(JSON.stringify(live()?.spec)).toContain('cluster');
    clock.advance(4000);
    expect(JSON.stringify(live()?.spec)).not.toContain('cluster');
    expect(live()).toMatchObject({
      metadata: { generation: 3, managedFields: [{ manager: 'helm' }] },
      status: { conditions: [{ type: 'Valid', status: 'True' }] },
    });
  });

  it('applies manifest files, and leaves out what cannot be read', () => {
    const { clock, world, production, project } = shop();
    const folder = 'deploy/network-policies';
    commit(
      project(302),
      `${folder}/new.yaml`,
      stringify({
        kind: 'NetworkPolicy',
        metadata: { name: 'new' },
        spec: { podSelector: {} },
      }),
    );
    commit(project(302), `${folder}/broken.yaml`, 'kind: [');
    commit(
      project(302),
      'elsewhere.yaml',
      stringify({ kind: 'NetworkPolicy', metadata: { name: 'elsewhere' } }),
    );
    world.deliver(302);
    clock.advance(4000);
    const names = production.objects
      .list('networkpolicies.networking.k8s.io', 'payments')
      .map(({ metadata }) => metadata.name);
    expect(names).toEqual(['ledger-clients', 'new']);
  });

  it('does nothing where a policy is not enabled', () => {
    const { clock, world, production, project } = shop();
    commit(
      project(201),
      '.gitlab/auto-deploy-values.yaml',
      stringify({ networkPolicy: { enabled: false } }),
    );
    const before = production.objects.version;
    world.deliver(201);
    clock.advance(4000);
    expect(production.objects.version).toBe(before);
  });
});
