import { ident, literal, nothing, sql } from '../sql/sql.ts'
import { address } from './address.ts'
import { changedForeignOptions, foreignOptions, optionsClause } from './foreign-options.ts'
import { defineKind, draft, id } from './kind.ts'
import { ownerRule, setOwner } from './owner.ts'
import { owner, someObject } from './query.ts'
import { renameOnly } from './rename.ts'

/** Foreign servers: rows of pg_foreign_server. */
type Server = {
  readonly wrapper: string
  readonly type: string | null
  readonly version: string | null
  readonly options: readonly string[]
  readonly owner: string | null
}

export const server = defineKind<Server>({
  kind: 'server',
  catalog: 'pg_foreign_server',
  presence: someObject('pg_foreign_server'),
  query: () => `
    SELECT s.oid::text AS oid, s.srvname AS name, f.fdwname AS wrapper, s.srvtype AS type, s.srvversion AS version,
      ${foreignOptions('s.srvoptions')} AS options, ${owner('s.srvowner')} AS owner
    FROM pg_foreign_server s JOIN pg_foreign_data_wrapper f ON f.oid = s.srvfdw`,
  path: ['name'],
  types: { options: 'text[]' },
  namespace: () => null,
  needs: (fact) => [id('foreign data wrapper', fact.attributes.wrapper)],
  create: ({ id: of, attributes: { wrapper, type, version, options, owner: owned } }) => [
    draft(
      sql`CREATE ${address(of)}${type === null ? nothing : sql` TYPE ${literal(type)}`}${version === null ? nothing : sql` VERSION ${literal(version)}`} FOREIGN DATA WRAPPER ${ident(wrapper)}${optionsClause(options)}`,
    ),
    ...setOwner(address(of), owned),
  ],
  drop: (fact) => [draft(sql`DROP ${address(fact.id)}`)],
  rename: renameOnly,
  attributes: {
    wrapper: 'recreate',
    type: 'recreate',
    version: ({ id: of, after }) => [draft(sql`ALTER ${address(of)} VERSION ${after.version === null ? sql`NULL` : literal(after.version)}`)],
    options: ({ id: of, before, after }) => [draft(sql`ALTER ${address(of)} ${changedForeignOptions(before.options, after.options)}`)],
    owner: ownerRule((pair) => address(pair.id)),
  },
})
