import type { Hazard } from '../model/hazard.ts'
import { keyOf } from '../model/identity.ts'
import { ident, join, nothing, printed, sql, type Sql } from '../sql/sql.ts'
import { keyName } from './constraint.ts'
import { changedIndexStatistics, indexStatistics } from './index-statistics.ts'
import { defineKind, draft, id, lock, lockTree, type Catalog, type Context, type Draft, type Fact, type Identity } from './kind.ts'
import { changedOptions, optionList } from './options.ts'
import { isTable, partsName, staysPartition } from './partition-of.ts'
import { userNamespace } from './query.ts'

/** Indexes that no constraint owns. */
export type Index = {
  /** Schema and name of the table or materialized view. */
  readonly table: readonly [string, string]
  readonly unique: boolean
  readonly method: string
  readonly keys: readonly IndexKey[]
  readonly include: readonly string[]
  readonly predicate: string | null
  readonly nullsNotDistinct: boolean
  readonly options: readonly string[]
  readonly tablespace: string | null
  readonly valid: boolean
  /** Where it is of a partitioned table and not valid: the partitions that have no part of it. One that is attached later would get one. */
  readonly lackedBy: readonly (readonly [schema: string, table: string])[]
  /** Index of the parent table that it is part of. */
  readonly attached: readonly [string, string] | null
  readonly clustered: boolean
  /** Rows are known by it in logical replication. */
  readonly replicaIdentity: boolean
  /** Statistics targets of its expressions, `position=target`. */
  readonly statistics: readonly string[]
  /** Of a partitioned table: its place by age among those of the table. */
  readonly age: number | null
  readonly of: 'table' | 'partitioned table' | 'materialized view'
}

type IndexKey = {
  readonly column: string | null
  /** Where it is no plain column; as PostgreSQL prints it, without parentheses of its own where it needs none. */
  readonly expression: string | null
  /** Schema and name, where it is not the type's default; and its parameters. */
  readonly opclass: readonly [string, string] | null
  readonly opclassOptions: readonly string[]
  readonly collation: readonly [string, string] | null
  readonly descending: boolean
  readonly nullsFirst: boolean
}

const nameOf = (of: Identity): Sql => ident(...of.path)

const keyText = (key: IndexKey): Sql =>
  join(
    [
      key.column === null ? sql`${printed(key.expression ?? '')}` : ident(key.column),
      key.collation === null ? nothing : sql` COLLATE ${ident(...key.collation)}`,
      key.opclass === null ? nothing : sql` ${ident(...key.opclass)}`,
      key.opclassOptions.length === 0 ? nothing : sql` (${optionList(key.opclassOptions)})`,
      key.descending ? sql` DESC` : nothing,
      key.nullsFirst === key.descending ? nothing : key.nullsFirst ? sql` NULLS FIRST` : sql` NULLS LAST`,
    ],
    '',
  )

/** CREATE INDEX; `concurrently` for tables in use, `only` for a partitioned table whose partitions get theirs one by one. */
export function createIndex(of: Identity, index: Index, way: 'plain' | 'concurrently'): Sql {
  return join(
    [
      sql`CREATE ${index.unique ? sql`UNIQUE ` : nothing}INDEX ${way === 'concurrently' ? sql`CONCURRENTLY ` : nothing}${ident(of.path[1] ?? '')} ON ${index.of === 'partitioned table' ? sql`ONLY ` : nothing}${ident(...index.table)}`,
      index.method === 'btree' ? nothing : sql` USING ${ident(index.method)}`,
      sql` (${join(index.keys.map(keyText), ', ')})`,
      index.include.length === 0 ? nothing : sql` INCLUDE (${join(index.include.map((column) => ident(column)), ', ')})`,
      index.nullsNotDistinct ? sql` NULLS NOT DISTINCT` : nothing,
      index.options.length === 0 ? nothing : sql` WITH (${optionList(index.options)})`,
      index.tablespace === null ? nothing : sql` TABLESPACE ${ident(index.tablespace)}`,
      index.predicate === null ? nothing : sql` WHERE ${printed(index.predicate)}`,
    ],
    '',
  )
}

/** Marks that follow CREATE INDEX, and the attachment to the parent's where its table is a partition already: when that is attached, so is this. */
export function furnishIndex(fact: Fact<Index>, context: Context): readonly Draft[] {
  const { attributes } = fact
  return [
    ...changedIndexStatistics(nameOf(fact.id), [], attributes.statistics),
    ...(attributes.clustered ? [clusterOn(fact)] : []),
    ...(attributes.replicaIdentity ? [identifyBy(fact)] : []),
    ...(attributes.attached !== null && staysPartition(attributes.table, context) ? [attach(fact.id, attributes.attached)] : []),
  ]
}

export const mayNotBeUnique = (fact: Fact<Index>): Hazard => ({ name: 'may_fail_on_data', message: `rows of ${fact.attributes.table.join('.')} may not be unique` })

const clusterOn = (fact: Fact<Index>): Draft =>
  draft(sql`ALTER ${fact.attributes.of === 'materialized view' ? sql`MATERIALIZED VIEW` : sql`TABLE`} ${ident(...fact.attributes.table)} CLUSTER ON ${ident(fact.id.path[1] ?? '')}`, {
    locks: [lock(fact.attributes.table, 'SHARE UPDATE EXCLUSIVE')],
  })

const identifyBy = (fact: Fact<Index>): Draft =>
  draft(sql`ALTER TABLE ${ident(...fact.attributes.table)} REPLICA IDENTITY USING INDEX ${ident(fact.id.path[1] ?? '')}`, { locks: [lock(fact.attributes.table, 'ACCESS EXCLUSIVE')] })

const attach = (of: Identity, parent: readonly [string, string]): Draft => draft(sql`ALTER INDEX ${ident(...parent)} ATTACH PARTITION ${nameOf(of)}`)

const indexes = new WeakMap<Catalog, ReadonlyMap<string, readonly Fact<Index>[]>>()

/** Indexes of each table that have parts, or are some. */
function partedIn(catalog: Catalog): ReadonlyMap<string, readonly Fact<Index>[]> {
  const known = indexes.get(catalog)
  if (known !== undefined) return known
  const found = new Map<string, Fact<Index>[]>()
  for (const fact of catalog.facts.values() as Iterable<Fact<Index>>) {
    if (fact.id.kind !== 'index' || (fact.attributes.of !== 'partitioned table' && fact.attributes.attached === null)) continue
    const table = fact.attributes.table.join('\n')
    found.set(table, [...(found.get(table) ?? []), fact])
  }
  indexes.set(catalog, found)
  return found
}

/** What PostgreSQL looks at to see whether an index may be a part of another. */
const likeness = ({ attributes: { unique, method, keys, include, predicate, nullsNotDistinct } }: Fact<Index>): string =>
  JSON.stringify([unique, method, keys.map(({ column, expression, opclass, collation }) => [column, expression, opclass, collation]), include, predicate, nullsNotDistinct])

function alikeOf(fact: Fact<Index>, catalog: Catalog): readonly Fact<Index>[] {
  const others = partedIn(catalog).get(fact.attributes.table.join('\n')) ?? []
  return others.length < 2 ? [] : others.filter((other) => other.key !== fact.key && likeness(other) === likeness(fact))
}

/** Of alike indexes the oldest of a table that is attached becomes a part of the oldest of its parent. */
function isBefore(one: Fact<Index>, other: Fact<Index>, context: Context): boolean {
  const [above, beside] = [one, other].map(({ attributes: { attached } }) => (attached === null ? undefined : (context.desired.facts.get(keyOf(id('index', ...attached))) as Fact<Index> | undefined)))
  if (above !== undefined && beside !== undefined) return above.key !== beside.key && isBefore(above, beside, context)
  const [was, wasBeside] = [one, other].map(({ key }) => context.live.facts.get(key)?.attributes['age'] ?? null)
  if (typeof was === 'number' && typeof wasBeside === 'number') return was < wasBeside
  return was === null && wasBeside === null ? (one.attributes.age ?? 0) < (other.attributes.age ?? 0) : was !== null
}

export const index = defineKind<Index>({
  kind: 'index',
  catalog: 'pg_class',
  query: (major) => `
    WITH wanted AS MATERIALIZED (
      SELECT x.indexrelid, x.indrelid, x.indnkeyatts, x.indnatts, x.indkey, x.indclass, x.indoption,
        x.indisunique, x.indpred, x.indexprs IS NOT NULL AS "hasExpressions", ${major >= 15 ? 'x.indnullsnotdistinct' : 'false'} AS "nullsNotDistinct", x.indisvalid, x.indisclustered, x.indisreplident,
        n.nspname, i.relname, i.relam, i.reloptions, i.reltablespace, i.relispartition, t.relname AS "table", t.relkind, t.relnamespace
      FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace
      WHERE t.relkind IN ('r', 'p', 'm') AND t.relpersistence <> 't' AND ${userNamespace('n')}
        AND NOT EXISTS (SELECT FROM pg_constraint o WHERE o.conindid = x.indexrelid AND o.contype IN ('p', 'u', 'x'))
    ), keys AS MATERIALIZED (
      SELECT x.indexrelid, '[' || string_agg(CASE WHEN x.indoption[ia.attnum - 1] = 0 AND a.attname IS NOT NULL AND oc.opcdefault AND ia.attoptions IS NULL AND (ia.attcollation = 0 OR ia.attcollation = a.attcollation) THEN
          '{"column":' || to_json(a.attname::text) || ',"expression":null,"opclass":null,"opclassOptions":[],"collation":null,"descending":false,"nullsFirst":false}'
        ELSE json_build_object('column', a.attname, 'expression', CASE WHEN a.attname IS NULL THEN pg_get_indexdef(x.indexrelid, ia.attnum, false) END,
          'opclass', CASE WHEN NOT oc.opcdefault OR ia.attoptions IS NOT NULL THEN (SELECT json_build_array(ocn.nspname, oc.opcname) FROM pg_namespace ocn WHERE ocn.oid = oc.opcnamespace) END,
          'opclassOptions', coalesce(ia.attoptions, '{}'::text[]),
          'collation', CASE WHEN ia.attcollation <> 0 AND ia.attcollation <> coalesce(a.attcollation, (SELECT ty.typcollation FROM pg_type ty WHERE ty.oid = ia.atttypid)) THEN
            (SELECT json_build_array(con.nspname, co.collname) FROM pg_collation co JOIN pg_namespace con ON con.oid = co.collnamespace WHERE co.oid = ia.attcollation) END,
          'descending', (x.indoption[ia.attnum - 1] & 1) <> 0, 'nullsFirst', (x.indoption[ia.attnum - 1] & 2) <> 0)::text END, ',' ORDER BY ia.attnum) || ']' AS keys
      FROM wanted x JOIN pg_attribute ia ON ia.attrelid = x.indexrelid AND ia.attnum <= x.indnkeyatts JOIN pg_opclass oc ON oc.oid = x.indclass[ia.attnum - 1]
        LEFT JOIN LATERAL (SELECT c.attname, c.attcollation FROM pg_attribute c WHERE c.attrelid = x.indrelid AND c.attnum = x.indkey[ia.attnum - 1] AND c.attnum <> 0 OFFSET 0) a ON true
      GROUP BY x.indexrelid
    )
    SELECT x.indexrelid::text AS oid, x.nspname AS schema, x.relname AS name,
      json_build_array(x.nspname, x.table) AS table, x.indisunique AS unique, am.amname AS method, k.keys,
      CASE WHEN x.indnatts > x.indnkeyatts THEN ARRAY(SELECT a.attname::text FROM unnest(x.indkey::int2[]) WITH ORDINALITY k(n, i) JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = k.n WHERE k.i > x.indnkeyatts ORDER BY k.i) ELSE '{}' END AS include,
      CASE WHEN x.indpred IS NOT NULL THEN pg_get_expr(x.indpred, x.indrelid) END AS predicate,
      x."nullsNotDistinct",
      CASE WHEN x.reloptions IS NULL THEN '{}'::text[] ELSE ARRAY(SELECT o FROM unnest(x.reloptions) o ORDER BY 1) END AS options,
      CASE WHEN x.reltablespace <> 0 THEN (SELECT spcname FROM pg_tablespace s WHERE s.oid = x.reltablespace) END AS tablespace,
      x.indisvalid AS valid,
      CASE WHEN x.relkind = 'p' AND NOT x.indisvalid THEN coalesce((SELECT json_agg(json_build_array(pn.nspname, p.relname) ORDER BY pn.nspname, p.relname)
        FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhrelid JOIN pg_namespace pn ON pn.oid = p.relnamespace WHERE i.inhparent = x.indrelid
          AND NOT EXISTS (SELECT FROM pg_inherits h JOIN pg_index px ON px.indexrelid = h.inhrelid WHERE h.inhparent = x.indexrelid AND px.indrelid = p.oid)), '[]') ELSE '[]' END AS "lackedBy",
      CASE WHEN x.relispartition THEN (SELECT json_build_array(pn.nspname, pc.relname) FROM pg_inherits h JOIN pg_class pc ON pc.oid = h.inhparent JOIN pg_namespace pn ON pn.oid = pc.relnamespace WHERE h.inhrelid = x.indexrelid) END AS attached,
      x.indisclustered AS clustered, x.indisreplident AS "replicaIdentity",
      ${indexStatistics('x.indexrelid', 'x."hasExpressions"')} AS statistics,
      CASE WHEN x.relkind = 'p' THEN rank() OVER (PARTITION BY x.indrelid ORDER BY x.indexrelid)::int4 END AS age,
      CASE x.relkind WHEN 'm' THEN 'materialized view' WHEN 'p' THEN 'partitioned table' ELSE 'table' END AS of
    FROM wanted x JOIN keys k ON k.indexrelid = x.indexrelid JOIN pg_am am ON am.oid = x.relam`,
  path: ['schema', 'name'],
  types: {
    table: 'json',
    unique: 'boolean',
    keys: 'json',
    include: 'text[]',
    nullsNotDistinct: 'boolean',
    options: 'text[]',
    valid: 'boolean',
    lackedBy: 'json',
    attached: 'json',
    clustered: 'boolean',
    replicaIdentity: 'boolean',
    statistics: 'text[]',
    age: 'number',
  },
  deparsed: ['keys', 'predicate'],
  parent: (fact) => (fact.attributes.of === 'materialized view' ? id('materialized view', ...fact.attributes.table) : id('table', ...fact.attributes.table)),
  afterSiblings: ['column'],
  madeAfter: (fact, context) => alikeOf(fact, context.desired).filter((other) => isBefore(other, fact, context)).map((other) => other.id),
  // A table that is attached gets a part of it, or its own index becomes one.
  handedOn: ({ attributes }) => attributes.of === 'partitioned table',
  needs: ({ attributes: { attached, lackedBy } }) => [...(attached === null ? [] : [id('index', ...attached)]), ...lackedBy.map((table) => id('partition', ...table))],
  slots: (fact) => [`relation:${fact.id.path.join('.')}`],
  foundAs: ({ attributes: { unique, table, keys, predicate, valid } }) => {
    const columns = keys.flatMap((key) => key.column ?? [])
    return unique && valid && predicate === null && columns.length === keys.length ? [keyName(table, columns)] : []
  },
  searches: ({ attributes }) => (attributes.of === 'partitioned table' && attributes.valid ? [partsName(attributes.table)] : []),
  create: (fact, context) => [
    // ONLY on a partitioned table builds nothing: its partitions' indexes are attached.
    draft(
      createIndex(fact.id, fact.attributes, 'plain'),
      // A new table has no rows; a new materialized view has those of its query.
      fact.attributes.of === 'materialized view'
        ? { hazards: fact.attributes.unique ? [mayNotBeUnique(fact)] : [] }
        : { locks: [lock(fact.attributes.table, 'SHARE')], duration: fact.attributes.of === 'partitioned table' ? 'instant' : 'build' },
    ),
    ...furnishIndex(fact, context),
  ],
  // A part of a parent's index goes with it, or with its own table; PostgreSQL refuses to drop it on its own.
  drop: (fact, context) =>
    fact.attributes.attached !== null && (staysPartition(fact.attributes.table, context) || !isTable(fact.attributes.table, context.desired))
      ? []
      : [draft(sql`DROP INDEX ${nameOf(fact.id)}`, { locks: [lockTree(fact.attributes.table, 'ACCESS EXCLUSIVE', 'partitions')] })],
  onlyWith: ({ attributes: before }, after, context) =>
    before.attached !== null && staysPartition(before.table, context) && (after?.attributes.attached ?? []).join('\n') !== before.attached.join('\n') ? id('index', ...before.attached) : null,
  rename: (from, to) => [
    ...(from.path[1] === to.path[1] ? [] : [draft(sql`ALTER INDEX ${nameOf(from)} RENAME TO ${ident(to.path[1] ?? '')}`)]),
  ],
  attributes: {
    table: 'recreate',
    unique: 'recreate',
    method: 'recreate',
    keys: 'recreate',
    include: 'recreate',
    predicate: 'recreate',
    nullsNotDistinct: 'recreate',
    // PostgreSQL sets none of a partitioned table's.
    options: (pair) => (pair.after.of === 'partitioned table' ? 'recreate' : changedOptions(sql`INDEX ${nameOf(pair.id)}`, pair.before.options, pair.after.options, [])),
    tablespace: (pair) => [
      draft(sql`ALTER INDEX ${nameOf(pair.id)} SET TABLESPACE ${ident(pair.after.tablespace ?? 'pg_default')}`, { locks: [lock(pair.after.table, 'SHARE')], duration: 'rewrite' }),
    ],
    // That of a partitioned table becomes valid when the last of its parts is attached; never the other way.
    valid: (pair) => (pair.after.valid === (pair.after.of === 'partitioned table') ? [] : 'recreate'),
    lackedBy: 'ignored',
    attached: (pair, context) => {
      const { attached } = pair.after
      // With its table it is attached and detached by itself.
      if (!staysPartition(pair.after.table, context)) return []
      return attached === null || pair.before.attached !== null ? 'recreate' : [attach(pair.id, attached)]
    },
    clustered: (pair) => [
      pair.after.clustered
        ? clusterOn(pair.fact as Fact<Index>)
        : draft(sql`ALTER TABLE ${ident(...pair.after.table)} SET WITHOUT CLUSTER`, { locks: [lock(pair.after.table, 'SHARE UPDATE EXCLUSIVE')] }),
    ],
    replicaIdentity: (pair) => (pair.after.replicaIdentity ? [identifyBy(pair.fact as Fact<Index>)] : []),
    statistics: (pair) => changedIndexStatistics(nameOf(pair.id), pair.before.statistics, pair.after.statistics),
    age: 'ignored',
    of: 'ignored',
  },
})
