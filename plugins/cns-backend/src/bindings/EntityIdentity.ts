import {
  Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/**
 * Who an entity is, from what the catalog guarantees (its name and relations), never from what its annotations say.
 *
 * @internal
 */
export class EntityIdentity {
  /** Full ref in lower case. */
  readonly ref: string;
  /**
   * The name by which labels may mean it, in lower case. Only a Component in the catalog's default namespace has one: labels cannot hold a full
   * ref, and two entities of one name must not be able to pass for each other.
   */
  readonly labelName: string | undefined;
  /** Full refs in lower case. */
  readonly owners: readonly string[];

  constructor(entity: Entity) {
    this.ref = stringifyEntityRef(entity);
    const isDefaultComponent =
      entity.kind.toLocaleLowerCase('en-US') === 'component' &&
      (entity.metadata.namespace ?? 'default').toLocaleLowerCase('en-US') ===
        'default';
    this.labelName = isDefaultComponent
      ? entity.metadata.name.toLocaleLowerCase('en-US')
      : undefined;
    this.owners = (entity.relations ?? [])
      .filter(({ type }) => type === RELATION_OWNED_BY)
      .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US'));
  }

  /** Whether a label's value means this entity. */
  isLabel(value: string | undefined): boolean {
    return (
      this.labelName !== undefined &&
      value?.toLocaleLowerCase('en-US') === this.labelName
    );
  }

  /** Whether an annotation's value, names or full refs separated by commas, means this entity. */
  isNamedIn(value: string): boolean {
    return splitList(value).some(
      item =>
        this.isLabel(item) || item.toLocaleLowerCase('en-US') === this.ref,
    );
  }

  /** Whether a value, refs separated by commas that are groups of the default namespace unless they say otherwise, has one of its owners. */
  isOwnedByOneOf(value: string): boolean {
    return splitList(value).some(item => {
      try {
        const ref = stringifyEntityRef(
          parseEntityRef(item, {
            defaultKind: 'group',
            defaultNamespace: 'default',
          }),
        );
        return this.owners.includes(ref);
      } catch {
        // What is no ref names nobody that owns this.
        return false;
      }
    });
  }
}

function splitList(value: string): readonly string[] {
  return value
    .split(',')
    .map(item => item.trim())
    .filter(Boolean);
}
