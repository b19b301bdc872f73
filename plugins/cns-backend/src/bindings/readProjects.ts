import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  BoundProject,
  CNS_ANNOTATIONS,
  UpstreamProblem,
} from 'backstage-plugin-cns-common';
import { ClusterConfig } from '../config/CnsConfig';

const PATH = /^[A-Za-z0-9_][-A-Za-z0-9_.]*(\/[A-Za-z0-9_][-A-Za-z0-9_.]*)+$/;
const ID = /^[1-9][0-9]{0,15}$/;
const MAXIMUM_PATH_LENGTH = 255;

/**
 * Reads which GitLab projects belong to an entity: its own from annotations, and the management projects of its clusters.
 *
 * @param options - `clusters` are those where the entity is believed to run
 * @internal
 */
export function readProjects(options: {
  readonly entity: Entity;
  readonly hosts: readonly string[];
  readonly clusters: readonly string[];
  readonly config: Readonly<Record<string, ClusterConfig>>;
}): {
  readonly projects: readonly BoundProject[];
  readonly problems: readonly UpstreamProblem[];
} {
  const { entity, hosts, clusters, config } = options;
  const annotations = entity.metadata.annotations ?? {};
  const problems: UpstreamProblem[] = [];
  const projects: BoundProject[] = [];
  const upstream = {
    kind: 'catalog',
    name: stringifyEntityRef(entity),
  } as const;

  const stated = [
    {
      role: 'service',
      // The path wins: an id says nothing to a reader.
      key: annotations[CNS_ANNOTATIONS.gitlabProjectSlug]
        ? CNS_ANNOTATIONS.gitlabProjectSlug
        : CNS_ANNOTATIONS.gitlabProjectId,
    },
    { role: 'management', key: CNS_ANNOTATIONS.clusterManagementProject },
  ] as const;
  for (const { role, key } of stated) {
    const project = annotations[key];
    // Only the entity of a cluster can say what manages the cluster, and the operator's word wins.
    const applies =
      role === 'service' ||
      (isCluster(entity) && !config[entity.metadata.name]?.managementProject);
    if (project === undefined || !applies) {
      continue;
    }
    if (!isProject(project)) {
      problems.push({
        upstream,
        code: 'annotation-malformed',
        message: `The annotation ${key} is neither the full path nor the id of a GitLab project.`,
        hint: `Write it like ${key}: group/project.`,
      });
      continue;
    }
    const host = chooseHost(annotations[CNS_ANNOTATIONS.gitlabInstance], hosts);
    if (host === undefined) {
      problems.push(hostProblem(upstream, hosts));
      continue;
    }
    projects.push({ host, project, role });
  }
  for (const cluster of clusters) {
    const managed = config[cluster]?.managementProject;
    if (managed && !projects.some(known => isSame(known, managed))) {
      projects.push({ ...managed, role: 'management' });
    }
  }
  return { projects, problems };
}

/** Whether an entity stands for a Kubernetes cluster. @internal */
export function isCluster(entity: Entity): boolean {
  return (
    entity.kind.toLocaleLowerCase('en-US') === 'resource' &&
    entity.spec?.type === 'kubernetes-cluster'
  );
}

function isProject(text: string): boolean {
  return (
    ID.test(text) || (text.length <= MAXIMUM_PATH_LENGTH && PATH.test(text))
  );
}

function isSame(
  a: BoundProject,
  b: { readonly host: string; readonly project: string },
): boolean {
  return (
    a.role === 'management' && a.host === b.host && a.project === b.project
  );
}

function chooseHost(
  stated: string | undefined,
  hosts: readonly string[],
): string | undefined {
  if (stated !== undefined) {
    // People write the host, or its address.
    const host = stated
      .trim()
      .replace(/^https?:\/\//, '')
      .replace(/\/+$/, '');
    return hosts.find(known => known === host);
  }
  return hosts.length === 1 ? hosts[0] : undefined;
}

function hostProblem(
  upstream: UpstreamProblem['upstream'],
  hosts: readonly string[],
): UpstreamProblem {
  if (hosts.length === 0) {
    return {
      upstream,
      code: 'not-configured',
      message:
        'The entity names a GitLab project, but no GitLab is configured.',
      hint: 'Add the instance to integrations.gitlab in the configuration.',
    };
  }
  return {
    upstream,
    code: 'project-unknown',
    message: 'It is not known in which GitLab the project of the entity is.',
    hint: `Add the annotation ${
      CNS_ANNOTATIONS.gitlabInstance
    } with one of: ${hosts.join(', ')}.`,
  };
}
