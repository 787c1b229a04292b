import { ident, sql } from '../sql/sql.ts'
import { defineKind, draft, id } from './kind.ts'
import { userOid } from './query.ts'

/** Extensions; their members belong to them and are no facts. */
type Extension = {
  readonly schema: string
  /** Whether ALTER EXTENSION can move it. */
  readonly relocatable: boolean
  /** What is installed differs between servers: not a difference. */
  readonly version: string
}

export const extension = defineKind<Extension>({
  kind: 'extension',
  catalog: 'pg_extension',
  holdsOthers: true,
  query: () => `
    SELECT e.oid::text AS oid, e.extname AS name, n.nspname AS schema, e.extrelocatable AS relocatable, e.extversion AS version
    FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE ${userOid('e.oid')}`,
  path: ['name'],
  types: { relocatable: 'boolean' },
  namespace: () => null,
  installed: { schema: 'public', relocatable: true, version: '' },
  needs: (fact) => [id('schema', fact.attributes.schema)],
  create: (fact) => [draft(sql`CREATE EXTENSION ${ident(...fact.id.path)} WITH SCHEMA ${ident(fact.attributes.schema)}`)],
  drop: (fact) => [draft(sql`DROP EXTENSION ${ident(...fact.id.path)}`, { hazards: [{ name: 'irreversible', message: `extension ${fact.id.path[0]} is dropped` }] })],
  // What takes its types is called by their names: once these are others it could not be dropped.
  follows: (_pair, attribute) => (attribute === 'schema' ? ['function', 'procedure', 'aggregate', 'operator', 'cast', 'transform'] : []),
  attributes: {
    schema: (pair) => (pair.before.relocatable ? [draft(sql`ALTER EXTENSION ${ident(...pair.id.path)} SET SCHEMA ${ident(pair.after.schema)}`)] : 'recreate'),
    relocatable: 'ignored',
    version: 'ignored',
  },
})
