import { ident, sql } from '../sql/sql.ts'
import { defineKind, draft } from './kind.ts'
import { ownerRule, setOwner } from './owner.ts'
import { owner, userNamespace } from './query.ts'

/** Schemas (namespaces): one fact per row of pg_namespace. */
type Schema = {
  readonly owner: string | null
}

/** Exists in every new database, owned by whoever owns the database: neither created nor compared. */
const given = 'public'

export const schema = defineKind<Schema>({
  kind: 'schema',
  catalog: 'pg_namespace',
  holdsOthers: true,
  query: () => `
    SELECT n.oid::text AS oid, n.nspname AS schema,
      CASE WHEN n.nspname = '${given}' AND pg_get_userbyid(n.nspowner) IN ('pg_database_owner', 'postgres') THEN NULL ELSE ${owner('n.nspowner')} END AS owner
    FROM pg_namespace n WHERE ${userNamespace('n')}`,
  path: ['schema'],
  types: {},
  slots: (fact) => [`schema:${fact.id.path[0]}`],
  create: (fact) => [draft(sql`CREATE SCHEMA ${ident(...fact.id.path)}`), ...setOwner(sql`SCHEMA ${ident(...fact.id.path)}`, fact.attributes.owner)],
  drop: (fact) => [draft(sql`DROP SCHEMA ${ident(...fact.id.path)}`, { hazards: [{ name: 'irreversible', message: `schema ${fact.id.path[0]} is dropped` }] })],
  rename: (from, to) => [draft(sql`ALTER SCHEMA ${ident(...from.path)} RENAME TO ${ident(...to.path)}`)],
  attributes: {
    owner: ownerRule((pair) => sql`SCHEMA ${ident(...pair.id.path)}`),
  },
})
