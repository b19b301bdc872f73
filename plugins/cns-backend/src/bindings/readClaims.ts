import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, toError } from '@backstage/errors';
import { CNS_ANNOTATIONS, UpstreamProblem } from 'backstage-plugin-cns-common';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { ClaimedPlace } from './ClaimedPlace';
import { LabelQuery } from './LabelQuery';

// A list of a thousand places is no hand-written annotation; beyond this nothing is parsed at all.
const MAXIMUM_BINDINGS_LENGTH = 64 * 1_024;
const NAMESPACE = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const LABEL_VALUE = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

const bindingListSchema = z.array(
  z.strictObject({
    cluster: z.string().min(1).max(253),
    namespace: z.string(),
    selector: z.string().optional(),
  }),
);

/** What an entity's annotations claim about where it runs, and what is wrong with them. @internal */
export interface Claims {
  /** Value of `backstage.io/kubernetes-id`, if it can be a label's value. */
  readonly id?: string;
  readonly places: readonly ClaimedPlace[];
  readonly problems: readonly UpstreamProblem[];
}

/**
 * Reads the annotations of an entity, which are untrusted text: bounded, and never throwing.
 *
 * @internal
 */
export function readClaims(entity: Entity): Claims {
  const annotations = entity.metadata.annotations ?? {};
  const problems: UpstreamProblem[] = [];
  const attempt = <T>(annotation: string, read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      problems.push(malformed(entity, annotation, toError(error).message));
      return undefined;
    }
  };

  const id = attempt(CNS_ANNOTATIONS.kubernetesId, () =>
    readId(annotations[CNS_ANNOTATIONS.kubernetesId]),
  );
  const selector = attempt(CNS_ANNOTATIONS.kubernetesLabelSelector, () =>
    readSelector(annotations[CNS_ANNOTATIONS.kubernetesLabelSelector], id),
  );
  const list = annotations[CNS_ANNOTATIONS.bindings];
  if (list !== undefined) {
    const places = attempt(CNS_ANNOTATIONS.bindings, () =>
      readList(list, selector),
    );
    return { id, places: places ?? [], problems };
  }
  if (!selector) {
    if (problems.length === 0) {
      problems.push(notAnnotated(entity));
    }
    return { id, places: [], problems };
  }
  const place = attempt(CNS_ANNOTATIONS.kubernetesNamespace, () => ({
    cluster:
      annotations[CNS_ANNOTATIONS.kubernetesCluster]?.trim() || undefined,
    namespace: readNamespace(annotations[CNS_ANNOTATIONS.kubernetesNamespace]),
    selector,
  }));
  return { id, places: place ? [place] : [], problems };
}

function readId(text: string | undefined): string | undefined {
  if (text === undefined) {
    return undefined;
  }
  if (!LABEL_VALUE.test(text)) {
    throw new InputError(
      'it cannot be the value of a label (at most 63 letters, digits, dashes, dots and underscores)',
    );
  }
  return text;
}

function readSelector(
  text: string | undefined,
  id: string | undefined,
): LabelQuery | undefined {
  if (text !== undefined) {
    return LabelQuery.parse(text);
  }
  return id === undefined
    ? undefined
    : LabelQuery.parse(`${CNS_ANNOTATIONS.kubernetesId}=${id}`);
}

function readNamespace(text: string | undefined): string | undefined {
  if (text === undefined) {
    return undefined;
  }
  if (!NAMESPACE.test(text)) {
    throw new InputError(
      'it cannot be the name of a namespace (at most 63 small letters, digits and dashes)',
    );
  }
  return text;
}

function readList(
  text: string,
  selector: LabelQuery | undefined,
): readonly ClaimedPlace[] {
  if (text.length > MAXIMUM_BINDINGS_LENGTH) {
    throw new InputError(
      `it is longer than ${MAXIMUM_BINDINGS_LENGTH / 1_024} KiB`,
    );
  }
  // Aliases could make a short text very large; a list of places needs none.
  const parsed = bindingListSchema.safeParse(
    parseYaml(text, { maxAliasCount: 0 }),
  );
  if (!parsed.success) {
    throw new InputError(
      `it must be a YAML list of cluster, namespace and optionally selector: ${z
        .prettifyError(parsed.error)
        .slice(0, 300)}`,
    );
  }
  return parsed.data.map(entry => ({
    cluster: entry.cluster,
    namespace: readNamespace(entry.namespace),
    selector:
      entry.selector === undefined
        ? selector ?? LabelQuery.parse('')
        : LabelQuery.parse(entry.selector),
  }));
}

function malformed(
  entity: Entity,
  annotation: string,
  reason: string,
): UpstreamProblem {
  return {
    upstream: { kind: 'catalog', name: stringifyEntityRef(entity) },
    code: 'annotation-malformed',
    message: `The annotation ${annotation} cannot be used: ${reason}.`,
    hint: 'Correct it in the catalog-info.yaml of the entity.',
  };
}

function notAnnotated(entity: Entity): UpstreamProblem {
  return {
    upstream: { kind: 'catalog', name: stringifyEntityRef(entity) },
    code: 'not-annotated',
    message: 'The entity does not say where it runs.',
    hint: `Add the annotation ${CNS_ANNOTATIONS.kubernetesId}: ${entity.metadata.name} to its catalog-info.yaml, and the same as a label to its pods.`,
  };
}
