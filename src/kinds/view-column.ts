import { ident, printed, sql, type Sql } from '../sql/sql.ts'
import { storageWord } from './column.ts'
import { defineKind, draft, id, lock, type Draft, type Fact, type Identity } from './kind.ts'
import { changedOptions } from './options.ts'
import { someRelation, userNamespace } from './query.ts'

/**
 * Columns of views, materialized views and composite types: they come and go with them, and exist here to bear comments,
 * privileges and, where they have rows, how these are kept.
 */
type ViewColumn = {
  readonly of: 'view' | 'materialized view' | 'composite type'
  readonly type: string
  /** Null where it is the type's own; so too the following. */
  readonly storage: string | null
  readonly usualStorage: string | null
  readonly compression: string | null
  readonly statistics: number | null
  readonly options: readonly string[]
}

const viewOf = (of: Identity): readonly string[] => of.path.slice(0, 2)
const named = (of: Identity): Sql => sql`MATERIALIZED VIEW ${ident(...viewOf(of))} ALTER COLUMN ${ident(of.path[2] ?? '')}`

const alter = (of: Identity, what: Sql, mode: 'ACCESS EXCLUSIVE' | 'SHARE UPDATE EXCLUSIVE' = 'ACCESS EXCLUSIVE'): Draft => draft(sql`ALTER ${named(of)} ${what}`, { locks: [lock(viewOf(of), mode)] })

const options = (of: Identity, before: readonly string[], after: readonly string[]): readonly Draft[] => changedOptions(named(of), before, after, [lock(viewOf(of), 'SHARE UPDATE EXCLUSIVE')])

export const viewColumn = defineKind<ViewColumn>({
  kind: 'view column',
  catalog: 'pg_class',
  presence: ['v', 'm', 'c'].map(someRelation).join(' OR '),
  query: () => `
    SELECT c.oid::text AS oid, a.attnum::int4 AS subid, n.nspname AS schema, c.relname AS view, a.attname AS name,
      CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' ELSE 'composite type' END AS of,
      format_type(a.atttypid, a.atttypmod) AS type,
      CASE WHEN c.relkind = 'm' AND a.attstorage <> t.typstorage THEN ${storageWord('a.attstorage')} END AS storage,
      CASE WHEN c.relkind = 'm' AND a.attstorage <> t.typstorage THEN ${storageWord('t.typstorage')} END AS "usualStorage",
      CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END AS compression,
      CASE WHEN a.attstattarget >= 0 THEN a.attstattarget::int4 END AS statistics,
      CASE WHEN a.attoptions IS NULL THEN '{}'::text[] ELSE ARRAY(SELECT o FROM unnest(a.attoptions) o ORDER BY 1) END AS options
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid
    WHERE c.relkind IN ('v', 'm', 'c') AND a.attnum > 0 AND NOT a.attisdropped AND c.relpersistence <> 't' AND ${userNamespace('n')}`,
  hasSubid: true,
  path: ['schema', 'view', 'name'],
  types: { statistics: 'number', options: 'text[]' },
  parent: (fact) => id(fact.attributes.of, ...viewOf(fact.id)),
  isReadAsWhole: (fact) => fact.attributes.of === 'composite type',
  create: (fact) => furnish(fact),
  drop: () => [],
  attributes: {
    of: 'ignored',
    type: 'ignored',
    usualStorage: 'ignored',
    storage: ({ id: of, before, after }) => {
      const wanted = after.storage ?? (before.type === after.type ? before.usualStorage : null)
      return wanted === null ? [] : [alter(of, sql`SET STORAGE ${printed(wanted)}`)]
    },
    compression: ({ id: of, after }) => [alter(of, sql`SET COMPRESSION ${printed(after.compression ?? 'default')}`)],
    statistics: ({ id: of, after }) => [alter(of, sql`SET STATISTICS ${printed(String(after.statistics ?? -1))}`, 'SHARE UPDATE EXCLUSIVE')],
    options: ({ id: of, before, after }) => options(of, before.options, after.options),
  },
})

function furnish({ id: of, attributes }: Fact<ViewColumn>): readonly Draft[] {
  const { storage, compression, statistics } = attributes
  return [
    ...(storage === null ? [] : [alter(of, sql`SET STORAGE ${printed(storage)}`)]),
    ...(compression === null ? [] : [alter(of, sql`SET COMPRESSION ${printed(compression)}`)]),
    ...(statistics === null ? [] : [alter(of, sql`SET STATISTICS ${printed(String(statistics))}`, 'SHARE UPDATE EXCLUSIVE')]),
    ...options(of, [], attributes.options),
  ]
}
