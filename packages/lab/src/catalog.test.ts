import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { createWorld } from './scenarios';
import { ManualClock } from './world';

interface Entity {
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec: Readonly<Record<string, unknown>>;
}

const FOLDER = join(__dirname, '..', 'catalog');
/** What is wrong with these is what they are for. */
const ODD = ['storefront-probe', 'malformed', 'elsewhere', 'orders'];

function entities(): readonly Entity[] {
  return readdirSync(FOLDER).flatMap(file =>
    parseAllDocuments(readFileSync(join(FOLDER, file), 'utf8')).map(
      document => {
        expect(document.errors).toEqual([]);
        return document.toJS();
      },
    ),
  );
}

describe('the catalog of the lab', () => {
  const world = createWorld({
    scenario: 'shop',
    seed: 1,
    clock: new ManualClock(0),
  });
  const sound = entities().filter(
    ({ metadata }) => !ODD.includes(metadata.name),
  );

  it('names owners, members and dependencies that exist', () => {
    const known = new Set(
      sound.map(
        ({ kind, metadata }) =>
          `${kind.toLowerCase()}:default/${metadata.name}`,
      ),
    );
    for (const { spec } of sound) {
      const refs = [
        spec.owner,
        ...(Array.isArray(spec.dependsOn) ? spec.dependsOn : []),
      ].filter(Boolean);
      for (const ref of refs) expect(known).toContain(ref);
    }
    expect(known).toContain('user:default/guest');
  });

  it('binds each component to pods that exist, and names projects that exist', () => {
    const bound = sound.filter(({ kind }) => kind === 'Component');
    const paths = [...world.gitlab.projects.values()].flatMap(project => [
      project.fullPath,
      String(project.id),
    ]);
    expect(bound.length).toBeGreaterThan(10);
    for (const { metadata } of bound) {
      const annotations = metadata.annotations ?? {};
      const namespace = annotations['backstage.io/kubernetes-namespace'];
      if (!namespace) continue;
      const app = annotations['backstage.io/kubernetes-label-selector'].replace(
        'app=',
        '',
      );
      const pods =
        world.clusters.get('prod-eu')?.objects.list('pods', namespace) ?? [];
      expect([
        metadata.name,
        pods.some(pod => pod.metadata.labels?.app === app),
      ]).toEqual([metadata.name, true]);
      const project =
        annotations['gitlab.com/project-slug'] ??
        annotations['gitlab.com/project-id'];
      // Databases have no project.
      expect([undefined, ...paths]).toContain(project);
    }
  });

  it('names the management project of each cluster', () => {
    const clusters = sound.filter(({ kind }) => kind === 'Resource');
    expect(clusters.map(({ metadata }) => metadata.name)).toEqual([
      ...world.clusters.keys(),
    ]);
    for (const { metadata } of clusters) {
      const path =
        metadata.annotations?.['gitlab.com/cluster-management-project'];
      expect(
        [...world.gitlab.projects.values()].map(project => project.fullPath),
      ).toContain(path);
    }
  });
});
