// @ts-check

/**
 * Changes of policies that a watch has seen happen, kept beyond what a live object knows of itself.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('policy_changes', table => {
    table.increments('id').comment('In the order in which they were stored');
    table.string('cluster', 253).notNullable();
    table.string('kind', 63).notNullable();
    table
      .string('namespace', 63)
      .notNullable()
      .comment('Empty for kinds of cluster scope');
    table.string('name', 253).notNullable();
    table.string('uid', 63).notNullable();
    table
      .string('resource_version', 63)
      .notNullable()
      .comment('Opaque; empty for a deletion, which happens once per uid');
    table.string('change', 16).notNullable();
    table.string('manager', 253).comment('Field manager, when it is known');
    table
      .string('seen_at', 30)
      .notNullable()
      .comment('ISO 8601 in UTC, which sorts as text in every database');
    // Several replicas watch the same clusters: the first one to see a change stores it.
    table.unique(['cluster', 'uid', 'resource_version'], {
      indexName: 'policy_changes_once',
    });
    table.index(
      ['cluster', 'kind', 'namespace', 'name'],
      'policy_changes_of_policy',
    );
    table.index(['seen_at'], 'policy_changes_by_age');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('policy_changes');
};
