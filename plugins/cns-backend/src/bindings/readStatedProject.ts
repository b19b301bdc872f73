import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CNS_ANNOTATIONS, UpstreamProblem } from 'backstage-plugin-cns-common';

const PATH = /^[A-Za-z0-9_][-A-Za-z0-9_.]*(\/[A-Za-z0-9_][-A-Za-z0-9_.]*)+$/;
const ID = /^[1-9][0-9]{0,15}$/;
const MAXIMUM_PATH_LENGTH = 255;

/** A GitLab project that an entity or the configuration names, or why it cannot be told which one is meant. @internal */
export interface StatedProject {
  readonly project?: {
    /** Host of an entry of `integrations.gitlab`. */
    readonly host: string;
    /** Full path or numeric id. */
    readonly project: string;
  };
  readonly problem?: UpstreamProblem;
}

/**
 * Reads one GitLab project from an annotation of an entity, on the instance that the entity names or on the only one there is.
 *
 * @param hosts - of the configured instances; no other is ever asked
 * @returns undefined when the entity does not carry the annotation
 * @internal
 */
export function readStatedProject(
  entity: Entity,
  key: string,
  hosts: readonly string[],
): StatedProject | undefined {
  const annotations = entity.metadata.annotations ?? {};
  const project = annotations[key];
  if (project === undefined) {
    return undefined;
  }
  const upstream = {
    kind: 'catalog',
    name: stringifyEntityRef(entity),
  } as const;
  if (!isProject(project)) {
    return {
      problem: {
        upstream,
        code: 'annotation-malformed',
        message: `The annotation ${key} is neither the full path nor the id of a GitLab project.`,
        hint: `Write it like ${key}: group/project.`,
      },
    };
  }
  const host = chooseHost(annotations[CNS_ANNOTATIONS.gitlabInstance], hosts);
  return host === undefined
    ? { problem: hostProblem(upstream, hosts) }
    : { project: { host, project } };
}

function isProject(text: string): boolean {
  return (
    ID.test(text) || (text.length <= MAXIMUM_PATH_LENGTH && PATH.test(text))
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
