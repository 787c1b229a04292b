import type { Lock } from '../model/lock-mode.ts'
import { ident, nothing, printed, sql, type Sql } from '../sql/sql.ts'
import { defineKind, draft, id, lock, type Context, type Draft, type Fact } from './kind.ts'
import { changedOptions, optionList } from './options.ts'
import { ownerRule, setOwner } from './owner.ts'
import { owner, someRelation, userNamespace } from './query.ts'
import { renameRelation } from './table.ts'

/** Views. */
type View = {
  /** Name and type of each column, in order: what CREATE OR REPLACE may only add to. */
  readonly columns: readonly (readonly [string, string])[]
  /** The query as pg_get_viewdef prints it, without its semicolon. */
  readonly definition: string
  /** `security_invoker=true`, `check_option=local` …, sorted. */
  readonly options: readonly string[]
  readonly owner: string | null
}

/** The columns of relation `c` as name and type, for views. */
export const viewColumns = (oid: string): string => `
  (SELECT json_agg(json_build_array(a.attname, format_type(a.atttypid, a.atttypmod)) ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = ${oid} AND a.attnum > 0 AND NOT a.attisdropped)`

/** As PostgreSQL prints it, on a line of its own. */
const lockingClause = /^ FOR (?:NO KEY UPDATE|UPDATE|KEY SHARE|SHARE)\b/m

/** Relations whose rows the query locks: they are opened so already when it is read. */
function lockedRelations({ key, attributes }: Fact<View>, { desired }: Context): readonly Lock[] {
  if (!lockingClause.test(attributes.definition)) return []
  const read = (desired.dependencies.get(key) ?? []).flatMap((needed) => desired.facts.get(needed)?.id ?? [])
  const tables = new Map(read.flatMap(({ kind, path }) => (kind === 'table' || kind === 'column' ? [[path.slice(0, 2).join('\n'), path] as const] : [])))
  return [...tables.values()].map((path) => lock(path, 'ROW SHARE'))
}

const create = (fact: Fact<View>, or: Sql, context: Context): Draft =>
  draft(
    sql`CREATE ${or}VIEW ${ident(...fact.id.path)}${fact.attributes.options.length === 0 ? nothing : sql` WITH (${optionList(fact.attributes.options)})`} AS\n${printed(fact.attributes.definition)}`,
    { locks: [...(or === nothing ? [] : [lock(fact.id.path, 'ACCESS EXCLUSIVE')]), ...lockedRelations(fact, context)] },
  )

export const view = defineKind<View>({
  kind: 'view',
  catalog: 'pg_class',
  presence: someRelation('v'),
  query: () => `
    SELECT c.oid::text AS oid, n.nspname AS schema, c.relname AS name, coalesce(${viewColumns('c.oid')}, '[]') AS columns,
      rtrim(pg_get_viewdef(c.oid), ';') AS definition,
      CASE WHEN c.reloptions IS NULL THEN '{}'::text[] ELSE ARRAY(SELECT o FROM unnest(c.reloptions) o ORDER BY 1) END AS options,
      ${owner('c.relowner')} AS owner
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'v' AND c.relpersistence <> 't' AND ${userNamespace('n')}`,
  path: ['schema', 'name'],
  types: { columns: 'json', options: 'text[]' },
  deparsed: ['definition'],
  makesRows: true,
  needs: (fact) => [id('schema', fact.id.path[0] ?? '')],
  slots: (fact) => [`relation:${fact.id.path.join('.')}`, `type:${fact.id.path.join('.')}`],
  create: (fact, context) => [create(fact, nothing, context), ...setOwner(sql`VIEW ${ident(...fact.id.path)}`, fact.attributes.owner)],
  drop: (fact) => [draft(sql`DROP VIEW ${ident(...fact.id.path)}`, { locks: [lock(fact.id.path, 'ACCESS EXCLUSIVE')] })],
  rename: (from, to) => renameRelation(sql`VIEW`, from.path, to.path),
  attributes: {
    columns: (pair) => (pair.before.columns.every((column, index) => column.join('\n') === pair.after.columns[index]?.join('\n')) ? 'replace' : 'recreate'),
    definition: 'replace',
    options: (pair) => changedOptions(sql`VIEW ${ident(...pair.id.path)}`, pair.before.options, pair.after.options, [lock(pair.id.path, 'ACCESS EXCLUSIVE')]),
    owner: ownerRule((pair) => sql`VIEW ${ident(...pair.id.path)}`, 'relation'),
  },
  replace: (pair, context) => [create(pair.fact as Fact<View>, sql`OR REPLACE `, context)],
})
