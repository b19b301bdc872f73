import { fieldSetOf } from '../../kubernetes/fields/fieldSetOf';
import {
  KubernetesObject,
  ManagedFieldsEntry,
  OwnerReference,
  Random,
} from '../../world';
import { formatTime } from '../../kubernetes/verbs/formatTime';
import { BuildContext, DAY } from './BuildContext';

/** Who last wrote an object, as its `managedFields` show. @internal */
export interface Author {
  readonly manager: string;
  readonly operation?: 'Apply' | 'Update';
  /** Seconds before the start of the world; the object's age if absent. */
  readonly age?: number;
  readonly subresource?: string;
  /** Top-level fields that are this author's; absent: all. */
  readonly fields?: readonly string[];
}

/** An object of the beginning. @internal */
export interface ObjectSeed {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly owner?: OwnerReference;
  readonly generation?: number;
  /** Seconds before the start of the world. */
  readonly age?: number;
  /** Controllers do not matter to anybody, so most objects are written by one. */
  readonly authors?: readonly Author[];
  /** Everything besides the metadata. */
  readonly content: Readonly<Record<string, unknown>>;
}

/**
 * Makes objects as if they had been created a while ago.
 *
 * @internal
 */
export class ObjectFactory {
  readonly #context: BuildContext;
  readonly #random: Random;
  readonly #managed = new Map<string, readonly ManagedFieldsEntry[]>();

  constructor(context: BuildContext, topic: string) {
    this.#context = context;
    this.#random = context.random.fork(`objects ${topic}`);
  }

  /** @param shareAs - objects with the same key share their `managedFields`, which saves most of the memory of a pod. */
  create(seed: ObjectSeed, shareAs?: string): KubernetesObject {
    const age = seed.age ?? 30 * DAY;
    const metadata = {
      name: seed.name,
      ...(seed.namespace === undefined ? {} : { namespace: seed.namespace }),
      uid: this.#random.uuid(),
      resourceVersion: '',
      ...(seed.generation === undefined ? {} : { generation: seed.generation }),
      creationTimestamp: this.time(age),
      ...(seed.labels ? { labels: seed.labels } : {}),
      ...(seed.annotations ? { annotations: seed.annotations } : {}),
      ...(seed.owner ? { ownerReferences: [seed.owner] } : {}),
    };
    return {
      apiVersion: seed.apiVersion,
      kind: seed.kind,
      metadata: {
        ...metadata,
        managedFields: this.#manage(seed, age, shareAs),
      },
      ...seed.content,
    };
  }

  /** RFC 3339, so many seconds before the start of the world. */
  time(age: number): string {
    return formatTime(this.#context.startedAt - age * 1000);
  }

  #manage(
    seed: ObjectSeed,
    age: number,
    shareAs: string | undefined,
  ): readonly ManagedFieldsEntry[] {
    const known = shareAs && this.#managed.get(shareAs);
    if (known) return known;
    const authors = seed.authors ?? [{ manager: 'kube-controller-manager' }];
    const entries = authors.map(author => ({
      manager: author.manager,
      operation: author.operation ?? 'Update',
      apiVersion: seed.apiVersion,
      time: this.time(author.age ?? age),
      fieldsType: 'FieldsV1' as const,
      fieldsV1: fieldSetOf(fieldsOf(seed, author)),
      ...(author.subresource ? { subresource: author.subresource } : {}),
    }));
    if (shareAs) this.#managed.set(shareAs, entries);
    return entries;
  }
}

function fieldsOf(seed: ObjectSeed, author: Author): Record<string, unknown> {
  const all: Record<string, unknown> = {
    ...seed.content,
    metadata: { labels: seed.labels, annotations: seed.annotations },
  };
  const mine =
    author.fields ?? Object.keys(all).filter(field => field !== 'status');
  return Object.fromEntries(
    Object.entries(all).filter(([field]) => mine.includes(field)),
  );
}
