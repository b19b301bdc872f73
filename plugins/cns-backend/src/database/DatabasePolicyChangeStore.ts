import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { POLICY_KINDS, PolicyRef } from 'backstage-plugin-cns-common';
import { Knex } from 'knex';
import {
  PolicyChange,
  PolicyChangeStore,
} from '../services/policies/PolicyChangeStore';

const TABLE = 'policy_changes';
// SQLite takes 999 values in one statement in its oldest supported form; a row has nine.
const ROWS_PER_INSERT = 100;
const CHANGES = ['created', 'updated', 'deleted'] as const;

interface Row {
  readonly id?: number;
  readonly cluster: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly resource_version: string;
  readonly change: string;
  readonly manager: string | null;
  readonly seen_at: string;
}

/**
 * {@link PolicyChangeStore} in the plugin's database.
 *
 * @internal
 */
export class DatabasePolicyChangeStore implements PolicyChangeStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Connects, and brings the tables up to date unless the operator does that. */
  static async create(
    database: DatabaseService,
  ): Promise<DatabasePolicyChangeStore> {
    const knex = await database.getClient();
    if (!database.migrations?.skip) {
      await knex.migrate.latest({
        directory: resolvePackagePath(
          'backstage-plugin-cns-backend',
          'migrations',
        ),
      });
    }
    return new DatabasePolicyChangeStore(knex);
  }

  async add(changes: readonly PolicyChange[]): Promise<void> {
    const rows = changes.map(toRow);
    for (let from = 0; from < rows.length; from += ROWS_PER_INSERT) {
      await this.#knex<Row>(TABLE)
        .insert(rows.slice(from, from + ROWS_PER_INSERT))
        .onConflict(['cluster', 'uid', 'resource_version'])
        .ignore();
    }
  }

  async list(ref: PolicyRef, limit: number): Promise<readonly PolicyChange[]> {
    const rows: readonly Row[] = await this.#knex<Row>(TABLE)
      .where({
        cluster: ref.cluster,
        kind: ref.kind,
        namespace: ref.namespace ?? '',
        name: ref.name,
      })
      .orderBy([
        { column: 'seen_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit);
    return rows.flatMap(toChange);
  }

  async prune(options: {
    readonly olderThan: number;
    readonly maximumRows: number;
  }): Promise<void> {
    await this.#knex<Row>(TABLE)
      .where('seen_at', '<', new Date(options.olderThan).toISOString())
      .delete();
    const newestToGo = await this.#knex<Row>(TABLE)
      .select('id')
      .orderBy('id', 'desc')
      .offset(options.maximumRows)
      .first();
    if (newestToGo?.id !== undefined) {
      await this.#knex<Row>(TABLE).where('id', '<=', newestToGo.id).delete();
    }
  }
}

function toRow(change: PolicyChange): Row {
  return {
    cluster: change.cluster,
    kind: change.kind,
    namespace: change.namespace ?? '',
    name: change.name,
    uid: change.uid,
    resource_version: change.change === 'deleted' ? '' : change.resourceVersion,
    change: change.change,
    manager: change.manager?.slice(0, 253) ?? null,
    seen_at: change.seenAt,
  };
}

function toChange(row: Row): readonly PolicyChange[] {
  const kind = POLICY_KINDS.find(known => known === row.kind);
  const change = CHANGES.find(known => known === row.change);
  // A newer release may have stored what this one does not know.
  if (!kind || !change) {
    return [];
  }
  return [
    {
      cluster: row.cluster,
      kind,
      namespace: row.namespace || undefined,
      name: row.name,
      uid: row.uid,
      resourceVersion: row.resource_version,
      change,
      manager: row.manager ?? undefined,
      seenAt: row.seen_at,
    },
  ];
}
