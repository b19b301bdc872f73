import { ClusterSnapshot } from '../../model/ClusterSnapshot';
import { Problem } from '../../model/Problem';
import { ManifestFile, readDocuments } from './readDocuments';
import { ReadLimits } from './ReadLimits';
import { readSnapshot, SnapshotOptions } from './readSnapshot';
import { SourceObject } from './SourceObject';
import { toSourceObjects } from './toSourceObjects';

/**
 * What reading gives: the objects with everything that stood in them, the typed snapshot of the cluster, and what was
 * wrong.
 *
 * @public
 */
export interface ReadResult {
  readonly objects: readonly SourceObject[];
  readonly snapshot: ClusterSnapshot;
  readonly problems: readonly Problem[];
}

/**
 * Reads files of manifests (YAML streams or JSON) into a snapshot. Bounded by limits; never throws.
 *
 * @public
 */
export function readManifests(
  files: readonly ManifestFile[],
  options: SnapshotOptions & { readonly limits?: ReadLimits } = {},
): ReadResult {
  const { objects, problems } = readDocuments(files, options.limits);
  const read = readSnapshot(objects, options);
  return {
    objects,
    snapshot: read.snapshot,
    problems: [...problems, ...read.problems],
  };
}

/**
 * Reads already parsed Kubernetes objects, such as answers of an API server, into a snapshot. Lists are taken apart. Each
 * object needs its `kind`, which items of a list get from the list.
 *
 * @public
 */
export function readKubernetesObjects(
  values: readonly unknown[],
  options: SnapshotOptions = {},
): ReadResult {
  const problems: Problem[] = [];
  const objects = values.flatMap((value, index) =>
    toSourceObjects(value, { document: index, path: [] }, undefined, problem =>
      problems.push(problem),
    ),
  );
  const read = readSnapshot(objects, options);
  return {
    objects,
    snapshot: read.snapshot,
    problems: [...problems, ...read.problems],
  };
}
