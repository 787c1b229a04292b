import { ident, join, nothing, sql, type Sql } from '../sql/sql.ts'
import { address } from './address.ts'
import { changedForeignOptions, foreignOptions, optionsClause } from './foreign-options.ts'
import { defineKind, draft, id, lock, type Draft, type Pair } from './kind.ts'
import { ownerRule, setOwner } from './owner.ts'
import { owner, someRelation, userNamespace } from './query.ts'
import { moveAndRename } from './rename.ts'

type Name = readonly [schema: string, name: string]

/** Foreign tables: rows of pg_class with relkind f; columns, and what makes one a partition, are facts of their own. */
type ForeignTable = {
  readonly server: string
  readonly options: readonly string[]
  /** What it inherits from, in order; empty for a partition. */
  readonly inherits: readonly Name[]
  readonly owner: string | null
}

const change = (pair: Pair<ForeignTable>, what: Sql, more: Partial<Draft> = {}): Draft =>
  draft(sql`ALTER ${address(pair.id)} ${what}`, { locks: [lock(pair.id.path, 'ACCESS EXCLUSIVE')], ...more })

const without = (some: readonly Name[], others: readonly Name[]): readonly Name[] =>
  some.filter(([schema, name]) => !others.some((other) => other[0] === schema && other[1] === name))

export const foreignTable = defineKind<ForeignTable>({
  kind: 'foreign table',
  catalog: 'pg_class',
  presence: someRelation('f'),
  query: () => `
    SELECT c.oid::text AS oid, n.nspname AS schema, c.relname AS name, s.srvname AS server, ${foreignOptions('f.ftoptions')} AS options,
      coalesce((SELECT json_agg(json_build_array(pn.nspname, p.relname) ORDER BY i.inhseqno)
        FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent JOIN pg_namespace pn ON pn.oid = p.relnamespace
        WHERE i.inhrelid = c.oid AND NOT c.relispartition), '[]') AS inherits,
      ${owner('c.relowner')} AS owner
    FROM pg_foreign_table f JOIN pg_class c ON c.oid = f.ftrelid JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_foreign_server s ON s.oid = f.ftserver
    WHERE ${userNamespace('n')}`,
  path: ['schema', 'name'],
  types: { options: 'text[]', inherits: 'json' },
  needs: (fact) => [id('server', fact.attributes.server), ...fact.attributes.inherits.map((parent) => id('table', ...parent))],
  slots: (fact) => [`relation:${fact.id.path.join('.')}`, `type:${fact.id.path.join('.')}`],
  create: ({ id: of, attributes: { server, options, inherits, owner: owned } }, _context, inlined) => [
    draft(
      sql`CREATE ${address(of)} (${inlined.length === 0 ? nothing : sql`\n  ${join(inlined, ',\n  ')}\n`})${
        inherits.length === 0 ? nothing : sql` INHERITS (${join(inherits.map((parent) => ident(...parent)), ', ')})`
      } SERVER ${ident(server)}${optionsClause(options)}`,
      { locks: inherits.map((parent) => lock(parent, 'SHARE UPDATE EXCLUSIVE')) },
    ),
    ...setOwner(address(of), owned),
  ],
  // The rows are elsewhere: nothing is lost.
  drop: (fact) => [draft(sql`DROP ${address(fact.id)}`, { locks: [lock(fact.id.path, 'ACCESS EXCLUSIVE')] })],
  rename: (from, to) => moveAndRename(from, to).map((one) => ({ ...one, locks: [lock(from.path, 'ACCESS EXCLUSIVE')] })),
  attributes: {
    server: 'recreate',
    options: (pair) => [change(pair, changedForeignOptions(pair.before.options, pair.after.options))],
    inherits: (pair) => [
      ...without(pair.before.inherits, pair.after.inherits).map((parent) => change(pair, sql`NO INHERIT ${ident(...parent)}`)),
      ...without(pair.after.inherits, pair.before.inherits).map((parent) =>
        change(pair, sql`INHERIT ${ident(...parent)}`, { locks: [lock(pair.id.path, 'ACCESS EXCLUSIVE'), lock(parent, 'SHARE UPDATE EXCLUSIVE')] }),
      ),
    ],
    owner: ownerRule((pair) => address(pair.id), 'relation'),
  },
})
