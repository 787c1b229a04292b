import { keyOf } from '../model/identity.ts'
import { ident, join, nothing, printed, sql, type Sql } from '../sql/sql.ts'
import { changedIndexStatistics, indexStatistics } from './index-statistics.ts'
import { defineKind, draft, id, lock, lockTree, type Context, type Draft, type Fact, type Identity } from './kind.ts'
import { changedOptions, optionList } from './options.ts'
import { isHandedDown, isTable, parentOf, partsName, staysPartition } from './partition-of.ts'
import { userNamespace } from './query.ts'
import { tableOf } from './table-of.ts'

/** Primary key, unique, check and exclusion constraints of tables; foreign keys and domains' checks are kinds of their own. */
export type Constraint = {
  readonly type: 'PRIMARY KEY' | 'UNIQUE' | 'CHECK' | 'EXCLUDE'
  /** Of a key: its columns in order. */
  readonly columns: readonly string[]
  readonly include: readonly string[]
  readonly nullsNotDistinct: boolean
  readonly withoutOverlaps: boolean
  /** Of a check: its expression; of an exclusion: the whole clause after its name. */
  readonly expression: string | null
  readonly deferrable: boolean
  readonly deferred: boolean
  /** Of what comes from a parent: also whether it is valid there, since it is validated from there. */
  readonly valid: boolean
  readonly enforced: boolean
  readonly noInherit: boolean
  /** Storage parameters of its index, sorted. */
  readonly options: readonly string[]
  readonly tablespace: string | null
  /** Statistics targets of its index's expressions, `position=target`. */
  readonly statistics: readonly string[]
  /** Index of the parent table that its index is part of, where this table is a partition. */
  readonly attached: readonly [string, string] | null
  /** It comes from a parent table only. */
  readonly inherited: boolean
  /** The first parent table that has it too. */
  readonly from: readonly [string, string] | null
  readonly clustered: boolean
  /** Rows are known by it in logical replication. */
  readonly replicaIdentity: boolean
  readonly partitioned: boolean
  /** Its table is a partition, made on its own and then attached. */
  readonly partition: boolean
  readonly of: 'table' | 'foreign table'
}

const nameOf = (of: Identity): string => of.path[2] ?? ''
/** A key by its table and columns, in any order. */
export const keyName = (table: readonly string[], columns: readonly string[]): string => `key:${JSON.stringify([table, [...columns].sort()])}`

const columnList = (names: readonly string[]): Sql => join(names.map((name) => ident(name)), ', ')

/** The clause after `CONSTRAINT name`, without NOT VALID. */
export function constraintClause(constraint: Constraint): Sql {
  const { type, columns, expression } = constraint
  const deferral = sql`${constraint.deferrable ? sql` DEFERRABLE` : nothing}${constraint.deferred ? sql` INITIALLY DEFERRED` : nothing}`
  switch (type) {
    case 'CHECK':
      return sql`CHECK (${printed(expression ?? 'true')})${constraint.noInherit ? sql` NO INHERIT` : nothing}${constraint.enforced ? nothing : sql` NOT ENFORCED`}`
    case 'EXCLUDE':
      return printed(expression ?? '') // the whole of it, deferral included
    case 'PRIMARY KEY':
    case 'UNIQUE': {
      const last = columns.length - 1
      const keys = constraint.withoutOverlaps ? sql`${columnList(columns.slice(0, last))}, ${ident(columns[last] ?? '')} WITHOUT OVERLAPS` : columnList(columns)
      return join(
        [
          printed(type),
          constraint.nullsNotDistinct ? sql` NULLS NOT DISTINCT` : nothing,
          sql` (${keys})`,
          constraint.include.length === 0 ? nothing : sql` INCLUDE (${columnList(constraint.include)})`,
          constraint.options.length === 0 ? nothing : sql` WITH (${optionList(constraint.options)})`,
          constraint.tablespace === null ? nothing : sql` USING INDEX TABLESPACE ${ident(constraint.tablespace)}`,
          deferral,
        ],
        '',
      )
    }
  }
}

/** Keys, checks and foreign keys of a table share their names. */
export const constraintSlot = (of: Identity): string => `constraint:${of.path.join('.')}`

/** ALTER TABLE on the constraint's table. */
export function alterTable(of: Identity, what: Sql, more: Partial<Draft> = {}, only = false): Draft {
  return draft(sql`ALTER TABLE ${only ? sql`ONLY ` : nothing}${ident(...tableOf(of))} ${what}`, { locks: [only ? lock(tableOf(of), 'ACCESS EXCLUSIVE') : lockTree(tableOf(of), 'ACCESS EXCLUSIVE')], ...more })
}

const indexName = (of: Identity): Sql => ident(of.path[0] ?? '', nameOf(of))

/** What a constraint's index has besides: statistics targets, marks for CLUSTER and logical replication. */
export function furnishConstraint(fact: Fact<Constraint>): readonly Draft[] {
  return [
    ...changedIndexStatistics(indexName(fact.id), [], fact.attributes.statistics),
    ...(fact.attributes.clustered ? [alterTable(fact.id, sql`CLUSTER ON ${ident(nameOf(fact.id))}`, { locks: [lock(tableOf(fact.id), 'SHARE UPDATE EXCLUSIVE')] })] : []),
    ...(fact.attributes.replicaIdentity ? [alterTable(fact.id, sql`REPLICA IDENTITY USING INDEX ${ident(nameOf(fact.id))}`)] : []),
  ]
}

/** The constraint's index as part of its parent's, where its table is a partition already: when that is attached, so is this. */
export const attachConstraint = (fact: Fact<Constraint>, context: Context): readonly Draft[] =>
  fact.attributes.attached !== null && staysPartition(tableOf(fact.id), context) ? [attach(fact, fact.attributes.attached)] : []

const attach = (fact: Fact<Constraint>, parent: readonly [string, string]): Draft =>
  draft(sql`ALTER INDEX ${ident(...parent)} ATTACH PARTITION ${indexName(fact.id)}`)

export const constraint = defineKind<Constraint>({
  kind: 'constraint',
  catalog: 'pg_constraint',
  query: (major) => `
    SELECT o.oid::text AS oid, n.nspname AS schema, c.relname AS table, o.conname AS name,
      CASE o.contype WHEN 'p' THEN 'PRIMARY KEY' WHEN 'u' THEN 'UNIQUE' WHEN 'c' THEN 'CHECK' ELSE 'EXCLUDE' END AS type,
      CASE WHEN o.contype IN ('p', 'u') THEN ARRAY(SELECT (SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = o.conrelid AND a.attnum = k.n) FROM unnest(o.conkey) WITH ORDINALITY k(n, i) ORDER BY k.i) ELSE '{}' END AS columns,
      CASE WHEN x.indnatts > x.indnkeyatts AND o.contype IN ('p', 'u') THEN ARRAY(SELECT a.attname::text FROM unnest(x.indkey::int2[]) WITH ORDINALITY k(n, i) JOIN pg_attribute a ON a.attrelid = o.conrelid AND a.attnum = k.n WHERE k.i > x.indnkeyatts ORDER BY k.i) ELSE '{}' END AS include,
      ${major >= 15 ? 'coalesce(x.indnullsnotdistinct, false)' : 'false'} AS "nullsNotDistinct",
      ${major >= 18 ? "o.conperiod AND o.contype IN ('p', 'u')" : 'false'} AS "withoutOverlaps",
      CASE o.contype WHEN 'c' THEN pg_get_expr(o.conbin, o.conrelid) WHEN 'x' THEN pg_get_constraintdef(o.oid) END AS expression,
      o.condeferrable AS deferrable, o.condeferred AS deferred,
      o.convalidated AND (o.contype <> 'c' OR o.coninhcount = 0 OR o.conislocal OR NOT EXISTS (SELECT FROM pg_inherits i JOIN pg_constraint po ON po.conrelid = i.inhparent AND po.conname = o.conname AND po.contype = 'c' AND NOT po.convalidated WHERE i.inhrelid = o.conrelid)) AS valid, ${major >= 18 ? 'o.conenforced' : 'true'} AS enforced,
      o.connoinherit AND o.contype = 'c' AND c.relkind <> 'p' AS "noInherit",
      CASE WHEN o.contype = 'x' OR ic.reloptions IS NULL THEN '{}'::text[] ELSE ARRAY(SELECT p FROM unnest(ic.reloptions) p ORDER BY 1) END AS options,
      CASE WHEN ic.reltablespace <> 0 THEN (SELECT spcname FROM pg_tablespace s WHERE s.oid = ic.reltablespace) END AS tablespace,
      ${indexStatistics('ic.oid', 'x.indexprs IS NOT NULL')} AS statistics,
      CASE WHEN ic.relispartition THEN (SELECT json_build_array(pn.nspname, pc.relname) FROM pg_inherits h JOIN pg_class pc ON pc.oid = h.inhparent JOIN pg_namespace pn ON pn.oid = pc.relnamespace WHERE h.inhrelid = ic.oid) END AS attached,
      o.contype = 'c' AND o.coninhcount > 0 AND NOT o.conislocal AS inherited,
      CASE WHEN o.contype = 'c' AND o.coninhcount > 0 THEN (SELECT json_build_array(pn.nspname, p.relname) FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent JOIN pg_namespace pn ON pn.oid = p.relnamespace
        JOIN pg_constraint po ON po.conrelid = p.oid AND po.conname = o.conname AND po.contype = 'c' WHERE i.inhrelid = o.conrelid ORDER BY i.inhseqno LIMIT 1) END AS from,
      coalesce(x.indisclustered, false) AS clustered, coalesce(x.indisreplident, false) AS "replicaIdentity", c.relkind = 'p' AS partitioned, c.relispartition AS partition,
      CASE c.relkind WHEN 'f' THEN 'foreign table' ELSE 'table' END AS of
    FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_index x ON x.indexrelid = o.conindid AND o.contype IN ('p', 'u', 'x') LEFT JOIN pg_class ic ON ic.oid = x.indexrelid
    WHERE o.contype IN ('p', 'u', 'c', 'x') AND c.relpersistence <> 't' AND ${userNamespace('n')}`,
  path: ['schema', 'table', 'name'],
  types: {
    columns: 'text[]',
    include: 'text[]',
    nullsNotDistinct: 'boolean',
    withoutOverlaps: 'boolean',
    deferrable: 'boolean',
    deferred: 'boolean',
    noInherit: 'boolean',
    enforced: 'boolean',
    valid: 'boolean',
    options: 'text[]',
    statistics: 'text[]',
    attached: 'json',
    inherited: 'boolean',
    from: 'json',
    clustered: 'boolean',
    replicaIdentity: 'boolean',
    partitioned: 'boolean',
    partition: 'boolean',
  },
  deparsed: ['expression'],
  parent: (fact) => id(fact.attributes.of, ...tableOf(fact.id)),
  afterSiblings: ['column'],
  handedBy: (fact) => (fact.attributes.from === null ? null : id('constraint', ...fact.attributes.from, nameOf(fact.id))),
  slots: (fact) => [
    ...(fact.attributes.type === 'CHECK' ? [] : [`relation:${fact.id.path[0]}.${nameOf(fact.id)}`]),
    constraintSlot(fact.id),
    ...(fact.attributes.type === 'PRIMARY KEY' ? [`primary key:${tableOf(fact.id).join('.')}`] : []),
  ],
  foundAs: (fact) => (fact.attributes.columns.length === 0 ? [] : [keyName(tableOf(fact.id), fact.attributes.columns)]),
  searches: ({ id: of, attributes }) => (attributes.partitioned && attributes.type !== 'CHECK' ? [partsName(tableOf(of))] : []),
  // A key's index gets parts as any index of a partitioned table.
  handedOn: ({ attributes: { type, noInherit, partitioned } }) => (type === 'CHECK' ? !noInherit : partitioned),
  inline: (fact) => {
    const { statistics, clustered, replicaIdentity, partitioned, inherited, partition } = fact.attributes
    if (inherited && !partition) return null
    // A partition that is made now has no rows that break its parent's check.
    const valid = fact.attributes.valid || inherited
    // A key of a partitioned table is made ONLY on it: its partitions bring theirs.
    if (!valid || statistics.length > 0 || clustered || replicaIdentity || partitioned) return fact.attributes.type === 'CHECK' && valid ? sql`CONSTRAINT ${ident(nameOf(fact.id))} ${constraintClause(fact.attributes)}` : null
    return sql`CONSTRAINT ${ident(nameOf(fact.id))} ${constraintClause(fact.attributes)}`
  },
  create: (fact, context) => {
    const { attributes, id: of } = fact
    // A parent hands it on; but a table that becomes a partition, or a child, must have it before.
    if (attributes.inherited && isHandedDown(tableOf(of), attributes.from, context.live) && (!attributes.partition || staysPartition(tableOf(of), context))) return []
    const isKey = attributes.type !== 'CHECK'
    const only = (isKey && attributes.partitioned) || attributes.noInherit
    const locks = [only ? lock(tableOf(of), 'ACCESS EXCLUSIVE') : lockTree(tableOf(of), 'ACCESS EXCLUSIVE')]
    const added = alterTable(
      of,
      sql`ADD CONSTRAINT ${ident(nameOf(of))} ${constraintClause(attributes)}${attributes.valid || !attributes.enforced ? nothing : sql` NOT VALID`}`,
      // The rows of a foreign table are elsewhere: nobody reads them.
      attributes.valid && attributes.of !== 'foreign table'
        ? isKey && attributes.partitioned
          ? { locks }
          : { locks, duration: isKey ? 'build' : 'scan', hazards: [{ name: 'may_fail_on_data', message: `rows of ${tableOf(of).join('.')} may break ${nameOf(of)}` }] }
        : { locks },
      isKey && attributes.partitioned,
    )
    return [added, ...furnishConstraint(fact), ...attachConstraint(fact, context)]
  },
  // What a partition has through its parent goes with that.
  drop: (fact, context) =>
    (fact.attributes.inherited && isHandedDown(tableOf(fact.id), fact.attributes.from, context.desired)) || (fact.attributes.attached !== null && (staysPartition(tableOf(fact.id), context) || !isTable(tableOf(fact.id), context.desired)))
      ? []
      : [alterTable(fact.id, sql`DROP CONSTRAINT ${ident(nameOf(fact.id))}`)],
  onlyWith: ({ id: of, attributes: { attached } }, after, context) => {
    const parent = parentOf(tableOf(of), context.live)
    if (attached === null || parent === null || !staysPartition(tableOf(of), context)) return null
    return (after?.attributes.attached ?? []).join('\n') === attached.join('\n') ? null : id('constraint', ...parent, attached[1])
  },
  rename: (from, to) => [alterTable(from, sql`RENAME CONSTRAINT ${ident(nameOf(from))} TO ${ident(nameOf(to))}`)],
  isSame: (attribute, { attributes: before }, { attributes: after }) => attribute === 'inherited' && !(before.inherited && !after.inherited && after.from === null),
  attributes: {
    type: 'recreate',
    columns: 'recreate',
    include: 'recreate',
    nullsNotDistinct: 'recreate',
    withoutOverlaps: 'recreate',
    expression: 'recreate',
    deferrable: 'recreate', // ALTER CONSTRAINT is for foreign keys only
    deferred: 'recreate',
    noInherit: 'recreate',
    enforced: 'recreate',
    valid: (pair) =>
      pair.after.valid
        ? [
            alterTable(pair.id, sql`VALIDATE CONSTRAINT ${ident(nameOf(pair.id))}`, {
              locks: [lockTree(tableOf(pair.id), 'SHARE UPDATE EXCLUSIVE')],
              duration: 'scan',
              hazards: [{ name: 'may_fail_on_data', message: `rows of ${tableOf(pair.id).join('.')} may break ${nameOf(pair.id)}` }],
            }),
          ]
        : 'recreate',
    // PostgreSQL sets none of a partitioned table's.
    options: (pair) =>
      pair.after.partitioned ? 'recreate' : changedOptions(sql`INDEX ${indexName(pair.id)}`, pair.before.options, pair.after.options, []),
    tablespace: (pair) => [
      draft(sql`ALTER INDEX ${indexName(pair.id)} SET TABLESPACE ${ident(pair.after.tablespace ?? 'pg_default')}`, {
        locks: [lock(tableOf(pair.id), 'SHARE')],
        duration: 'rewrite',
      }),
    ],
    statistics: (pair) => changedIndexStatistics(indexName(pair.id), pair.before.statistics, pair.after.statistics),
    attached: (pair, context) => {
      const { attached } = pair.after
      if (!staysPartition(tableOf(pair.id), context)) return []
      return attached === null || pair.before.attached !== null ? 'recreate' : [attach(pair.fact as Fact<Constraint>, attached)]
    },
    // The parent's takes this one along where it goes.
    inherited: ({ id: of, before }, context) =>
      isHandedDown(tableOf(of), before.from, context.desired) && !context.desired.facts.has(keyOf(id('constraint', ...(before.from ?? []), nameOf(of)))) ? 'recreate' : [],
    from: 'ignored',
    clustered: (pair) => [
      alterTable(pair.id, pair.after.clustered ? sql`CLUSTER ON ${ident(nameOf(pair.id))}` : sql`SET WITHOUT CLUSTER`, { locks: [lock(tableOf(pair.id), 'SHARE UPDATE EXCLUSIVE')] }),
    ],
    replicaIdentity: (pair) => (pair.after.replicaIdentity ? [alterTable(pair.id, sql`REPLICA IDENTITY USING INDEX ${ident(nameOf(pair.id))}`)] : []),
    partitioned: 'ignored',
    partition: 'ignored',
    of: 'ignored',
  },
})
