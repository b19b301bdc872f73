import { FieldSet, KubernetesObject, ManagedFieldsEntry } from '../../world';
import { ApiRequest } from '../ApiRequest';
import {
  formatPath,
  intersect,
  isLeaf,
  leavesOf,
  subtract,
  unite,
} from '../fields/combineFieldSets';
import { fieldDiffers, withoutField } from '../fields/fieldAt';
import { fieldSetOf } from '../fields/fieldSetOf';
import { mergeApplied } from '../fields/mergeApplied';
import { isRecord } from '../isRecord';
import { badRequest, invalid } from '../refusals';
import { StatusCause, StatusError } from '../StatusError';
import { applyDefaults } from '../validation/applyDefaults';
import { refuseUndeclaredFields } from '../validation/checkFields';
import { noteOf } from './createObject';
import { checkObject, parseText } from './readObjectBody';
import { storeObject } from './storeObject';
import { Written } from './Written';
import { readWriteOptions } from './WriteOptions';

/**
 * Server-side apply: the manager says which fields it wants; what it no longer names and nobody else owns goes away.
 *
 * @throws StatusError 409 `FieldManagerConflict` when it would change what another manager set, unless forced.
 * @internal
 */
export async function applyObject(
  api: ApiRequest,
  previous: KubernetesObject | undefined,
): Promise<Written> {
  const options = readWriteOptions(api);
  if (!api.query.get('fieldManager')) {
    throw invalid({ kind: 'PatchOptions', group: 'meta.k8s.io' }, '', [
      {
        reason: 'FieldValueRequired',
        message: 'Required value: is required for apply patch',
        field: 'fieldManager',
      },
    ]);
  }
  const applied = checkObject(api, parseText(await api.request.text()));
  const metadata = isRecord(applied.metadata) ? applied.metadata : {};
  if (metadata.managedFields !== undefined) {
    throw badRequest('metadata.managedFields must be nil');
  }
  refuseUndeclaredFields(api.kind, api.namespace, api.name ?? '', applied);

  const entries = previous?.metadata.managedFields ?? [];
  const isOwn = (entry: ManagedFieldsEntry) =>
    entry.manager === options.fieldManager &&
    entry.operation === 'Apply' &&
    entry.subresource === api.subresource;
  const own = entries.find(isOwn)?.fieldsV1 ?? {};
  const others = entries.filter(entry => !isOwn(entry));
  // Compared with defaults filled in, or a left-out protocol would be a conflict with itself.
  const wanted = fieldSetOf(applied);
  const conflicts = previous
    ? findConflicts(others, wanted, previous, applyDefaults(api.kind, applied))
    : [];
  if (conflicts.length > 0 && !options.force) throw conflictError(conflicts);

  const kept = others
    .map(entry => ({
      ...entry,
      fieldsV1: conflicts
        .filter(conflict => conflict.entry === entry)
        .reduce(
          (set, conflict) => subtract(set, conflict.fields),
          entry.fieldsV1,
        ),
    }))
    .filter(entry => !isLeaf(entry.fieldsV1));
  const given = subtract(own, wanted);
  const orphaned = kept.reduce(
    (set, entry) => subtract(set, entry.fieldsV1),
    given,
  );
  const merged = leavesOf(orphaned)
    // Outer paths last: an emptied list item then goes with its own path.
    .reduceRight<unknown>(
      (object, path) => withoutField(object, path) ?? {},
      mergeApplied(previous ?? {}, applied),
    );
  const object = storeObject({
    api,
    dryRun: options.dryRun,
    wanted: isRecord(merged) ? merged : applied,
    previous,
    manage: () => [
      ...kept,
      {
        ...noteOf(api, options),
        operation: 'Apply',
        fieldsType: 'FieldsV1',
        fieldsV1: wanted,
      },
    ],
  });
  return { object, created: previous === undefined, warnings: [] };
}

interface FieldConflict {
  readonly entry: ManagedFieldsEntry;
  readonly fields: FieldSet;
}

function findConflicts(
  others: readonly ManagedFieldsEntry[],
  wanted: FieldSet,
  live: KubernetesObject,
  applied: Record<string, unknown>,
): readonly FieldConflict[] {
  return others.flatMap(entry => {
    const paths = leavesOf(intersect(wanted, entry.fieldsV1)).filter(path =>
      fieldDiffers(live, applied, path),
    );
    if (paths.length === 0) return [];
    const fields = paths.reduce<FieldSet>(
      (set, path) =>
        unite(
          set,
          path.reduceRight<FieldSet>((below, key) => ({ [key]: below }), {}),
        ),
      {},
    );
    return [{ entry, fields }];
  });
}

function conflictError(conflicts: readonly FieldConflict[]): StatusError {
  const causes = conflicts.flatMap(({ entry, fields }) => {
    const using =
      entry.operation === 'Update' ? ` using ${entry.apiVersion}` : '';
    return leavesOf(fields).map<StatusCause>(path => ({
      reason: 'FieldManagerConflict',
      message: `conflict with "${entry.manager}"${using}`,
      field: formatPath(path),
    }));
  });
  const texts = causes.map(cause => `${cause.message}: ${cause.field}`);
  return new StatusError({
    code: 409,
    reason: 'Conflict',
    message: `Apply failed with ${causes.length} conflict${
      causes.length === 1 ? '' : 's'
    }: ${texts.join('\n')}`,
    details: { causes },
  });
}
