import { ident, nothing, printed, sql, type Sql } from '../sql/sql.ts'
import { defineKind, draft, id, lock, type Identity } from './kind.ts'
import { imitateMaterializedView } from './materialized-view-imitation.ts'
import { changedOptions, optionList } from './options.ts'
import { ownerRule, setOwner } from './owner.ts'
import { owner, someRelation, userNamespace } from './query.ts'
import { renameRelation } from './table.ts'
import { viewColumns } from './view.ts'

/** Materialized views. */
type MaterializedView = {
  readonly columns: readonly (readonly [string, string])[]
  readonly definition: string
  readonly options: readonly string[]
  readonly accessMethod: string | null
  readonly tablespace: string | null
  readonly populated: boolean
  readonly owner: string | null
}

const name = (of: Identity): Sql => sql`MATERIALIZED VIEW ${ident(...of.path)}`

export const materializedView = defineKind<MaterializedView>({
  kind: 'materialized view',
  catalog: 'pg_class',
  presence: someRelation('m'),
  query: () => `
    SELECT c.oid::text AS oid, n.nspname AS schema, c.relname AS name, coalesce(${viewColumns('c.oid')}, '[]') AS columns,
      rtrim(pg_get_viewdef(c.oid), ';') AS definition,
      CASE WHEN c.reloptions IS NULL THEN '{}'::text[] ELSE ARRAY(SELECT o FROM unnest(c.reloptions) o ORDER BY 1) END AS options,
      CASE WHEN a.amname <> 'heap' THEN a.amname END AS "accessMethod", s.spcname AS tablespace, c.relispopulated AS populated,
      ${owner('c.relowner')} AS owner
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_am a ON a.oid = c.relam LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
    WHERE c.relkind = 'm' AND ${userNamespace('n')}`,
  path: ['schema', 'name'],
  types: { columns: 'json', options: 'text[]', populated: 'boolean' },
  deparsed: ['definition'],
  makesRows: true,
  needs: (fact) => [id('schema', fact.id.path[0] ?? '')],
  slots: (fact) => [`relation:${fact.id.path.join('.')}`, `type:${fact.id.path.join('.')}`],
  create: (fact) => {
    const { options, accessMethod, tablespace, definition, populated, owner: owned } = fact.attributes
    return [
      draft(
        sql`CREATE ${name(fact.id)}${accessMethod === null ? nothing : sql` USING ${ident(accessMethod)}`}${options.length === 0 ? nothing : sql` WITH (${optionList(options)})`}${tablespace === null ? nothing : sql` TABLESPACE ${ident(tablespace)}`} AS\n${printed(definition)}\n${populated ? sql`WITH DATA` : sql`WITH NO DATA`}`,
        { duration: populated ? 'build' : 'instant' },
      ),
      ...setOwner(name(fact.id), owned),
    ]
  },
  drop: (fact) => [draft(sql`DROP ${name(fact.id)}`, { locks: [lock(fact.id.path, 'ACCESS EXCLUSIVE')] })],
  imitate: imitateMaterializedView,
  rename: (from, to) => renameRelation(sql`MATERIALIZED VIEW`, from.path, to.path),
  attributes: {
    columns: 'recreate',
    definition: 'recreate',
    options: (pair) => changedOptions(name(pair.id), pair.before.options, pair.after.options, [lock(pair.id.path, 'SHARE UPDATE EXCLUSIVE')]),
    accessMethod: 'recreate',
    tablespace: (pair) => [
      draft(sql`ALTER ${name(pair.id)} SET TABLESPACE ${ident(pair.after.tablespace ?? 'pg_default')}`, { locks: [lock(pair.id.path, 'ACCESS EXCLUSIVE')], duration: 'rewrite' }),
    ],
    populated: 'ignored', // whether it has been refreshed is data, not schema
    owner: ownerRule((pair) => name(pair.id), 'relation'),
  },
})
