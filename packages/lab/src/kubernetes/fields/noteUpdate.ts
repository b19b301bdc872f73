import { FieldSet, ManagedFieldsEntry } from '../../world';
import {
  fieldSetOfPaths,
  intersect,
  isLeaf,
  leavesOf,
  subtract,
  unite,
} from './combineFieldSets';
import { fieldDiffers } from './fieldAt';
import { fieldSetOf } from './fieldSetOf';

/** Who changed an object other than by apply. @internal */
export interface UpdateNote {
  readonly manager: string;
  readonly apiVersion: string;
  /** RFC 3339. */
  readonly time: string;
  readonly subresource?: string;
}

/**
 * The `managedFields` after a create, update or patch: what changed belongs to its manager from now on and to nobody
 * else; what is gone belongs to nobody.
 *
 * @internal
 */
export function noteUpdate(
  before: Record<string, unknown> | undefined,
  after: Record<string, unknown>,
  entries: readonly ManagedFieldsEntry[],
  note: UpdateNote,
): readonly ManagedFieldsEntry[] {
  const present = fieldSetOf(after);
  const changed = fieldSetOfPaths(
    leavesOf(present).filter(path => fieldDiffers(before, after, path)),
  );
  const isOwn = (entry: ManagedFieldsEntry) =>
    entry.manager === note.manager &&
    entry.operation === 'Update' &&
    entry.subresource === note.subresource;
  const others = entries
    .filter(entry => !isOwn(entry))
    .map(entry => keep(entry, present, changed))
    .filter(entry => !isLeaf(entry.fieldsV1));
  const own = entries.find(isOwn);
  const kept = own ? intersect(own.fieldsV1, present) : {};
  if (isLeaf(changed)) {
    return isLeaf(kept) || !own
      ? others
      : [...others, { ...own, fieldsV1: kept }];
  }
  return [
    ...others,
    {
      manager: note.manager,
      operation: 'Update',
      apiVersion: note.apiVersion,
      time: note.time,
      fieldsType: 'FieldsV1',
      fieldsV1: unite(kept, changed),
      ...(note.subresource ? { subresource: note.subresource } : {}),
    },
  ];
}

function keep(
  entry: ManagedFieldsEntry,
  present: FieldSet,
  changed: FieldSet,
): ManagedFieldsEntry {
  return {
    ...entry,
    fieldsV1: subtract(intersect(entry.fieldsV1, present), changed),
  };
}
