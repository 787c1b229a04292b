import { sameValue } from '../model/fact.ts'
import type { LockMode } from '../model/lock-mode.ts'
import { ident, join, literal, nothing, printed, sql, type Sql } from '../sql/sql.ts'
import { defineKind, draft, id, lock, lockTree, type Draft, type DraftLock, type Fact, type Identity } from './kind.ts'
import { isPartitionedIn, isUnder } from './partition-of.ts'
import { someObject, userNamespace } from './query.ts'
import { tableOf } from './table-of.ts'

/** Triggers that somebody made: neither those of constraints nor those that partitions have through their parent. */
type Trigger = {
  readonly of: 'table' | 'foreign table' | 'view'
  readonly timing: 'BEFORE' | 'AFTER' | 'INSTEAD OF'
  /** INSERT, UPDATE, DELETE, TRUNCATE in that order. */
  readonly events: readonly string[]
  /** Of UPDATE OF. */
  readonly columns: readonly string[]
  readonly forEach: 'ROW' | 'STATEMENT'
  readonly when: string | null
  readonly function: readonly [string, string]
  readonly arguments: readonly string[]
  readonly constraint: boolean
  readonly references: readonly [string, string] | null
  readonly deferrable: boolean
  readonly deferred: boolean
  readonly oldTable: string | null
  readonly newTable: string | null
  /** `O` in the origin, `D` disabled, `R` replica, `A` always. */
  readonly enabled: string
  /** On partitions of its table that have it otherwise enabled than what they are a partition of: schema, table, state; the upper first. */
  readonly clones: readonly (readonly [schema: string, table: string, enabled: string])[]
}

const name = (of: Identity): Sql => ident(of.path[2] ?? '')

const definition = (fact: Fact<Trigger>, or: Sql): Sql => {
  const t = fact.attributes
  const events = t.events.map((event) =>
    event === 'UPDATE' && t.columns.length > 0 ? sql`UPDATE OF ${join(t.columns.map((column) => ident(column)), ', ')}` : printed(event),
  )
  return join(
    [
      sql`CREATE ${or}${t.constraint ? sql`CONSTRAINT ` : nothing}TRIGGER ${name(fact.id)} ${printed(t.timing)} ${join(events, ' OR ')} ON ${ident(...tableOf(fact.id))}`,
      t.references === null ? nothing : sql`FROM ${ident(...t.references)}`,
      t.deferrable ? (t.deferred ? sql`DEFERRABLE INITIALLY DEFERRED` : sql`DEFERRABLE`) : nothing,
      t.oldTable === null && t.newTable === null
        ? nothing
        : sql`REFERENCING${t.oldTable === null ? nothing : sql` OLD TABLE AS ${ident(t.oldTable)}`}${t.newTable === null ? nothing : sql` NEW TABLE AS ${ident(t.newTable)}`}`,
      sql`FOR EACH ${printed(t.forEach)}`,
      t.when === null ? nothing : sql`WHEN (${printed(t.when)})`,
      sql`EXECUTE FUNCTION ${ident(...t.function)}(${join(t.arguments.map((argument) => literal(argument)), ', ')})`,
    ].filter((part) => part !== nothing),
    ' ',
  )
}

/** A trigger for each row of a partitioned table is on its partitions too. */
const locked = (fact: Fact<Trigger>, mode: LockMode): DraftLock =>
  fact.attributes.forEach === 'ROW' ? lockTree(tableOf(fact.id), mode, 'partitions') : lock(tableOf(fact.id), mode)

const firing = (of: Identity, enabled: string, table = tableOf(of)): Draft => {
  const word = enabled === 'D' ? sql`DISABLE` : enabled === 'R' ? sql`ENABLE REPLICA` : enabled === 'A' ? sql`ENABLE ALWAYS` : sql`ENABLE`
  return draft(sql`ALTER TABLE ${ident(...table)} ${word} TRIGGER ${name(of)}`, { locks: [lockTree(table, 'SHARE ROW EXCLUSIVE', 'partitions')] })
}

/** The table's state reaches its partitions; what they have otherwise comes after it. */
const furnish = (of: Identity, { enabled, clones }: Trigger): readonly Draft[] => [
  ...(enabled === 'O' ? [] : [firing(of, enabled)]),
  ...clones.map(([schema, table, state]) => firing(of, state, [schema, table])),
]

/** Whether a replacement is due, which says all that follows a trigger's creation. */
const isReplaced = (before: Trigger, after: Trigger): boolean =>
  (Object.keys(before) as (keyof Trigger)[]).some((name) => trigger.attributes[name] === 'replace' && !sameValue(before[name], after[name]))

export const trigger = defineKind<Trigger>({
  kind: 'trigger',
  catalog: 'pg_trigger',
  presence: someObject('pg_trigger'),
  query: () => `
    WITH RECURSIVE tree AS (
      SELECT x.oid, p.oid AS root, x.tgrelid, x.tgenabled, x.tgenabled <> p.tgenabled AS differs, 1 AS depth FROM pg_trigger x JOIN pg_trigger p ON p.oid = x.tgparentid WHERE p.tgparentid = 0
      UNION ALL
      SELECT x.oid, tree.root, x.tgrelid, x.tgenabled, x.tgenabled <> tree.tgenabled, tree.depth + 1 FROM pg_trigger x JOIN tree ON x.tgparentid = tree.oid
    ), clones AS MATERIALIZED (
      SELECT tree.root, json_agg(json_build_array(n.nspname, c.relname, tree.tgenabled) ORDER BY tree.depth, n.nspname, c.relname) AS clones
      FROM tree JOIN pg_class c ON c.oid = tree.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE tree.differs GROUP BY tree.root
    )
    SELECT t.oid::text AS oid, n.nspname AS schema, c.relname AS table, t.tgname AS name,
      CASE c.relkind WHEN 'v' THEN 'view' WHEN 'f' THEN 'foreign table' ELSE 'table' END AS of,
      CASE WHEN t.tgtype & 2 <> 0 THEN 'BEFORE' WHEN t.tgtype & 64 <> 0 THEN 'INSTEAD OF' ELSE 'AFTER' END AS timing,
      array_remove(ARRAY[CASE WHEN t.tgtype & 4 <> 0 THEN 'INSERT' END, CASE WHEN t.tgtype & 16 <> 0 THEN 'UPDATE' END,
        CASE WHEN t.tgtype & 8 <> 0 THEN 'DELETE' END, CASE WHEN t.tgtype & 32 <> 0 THEN 'TRUNCATE' END], NULL) AS events,
      CASE WHEN array_length(t.tgattr::int2[], 1) IS NULL THEN '{}' ELSE ARRAY(SELECT a.attname::text FROM unnest(t.tgattr::int2[]) WITH ORDINALITY k(n, i) JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.n ORDER BY k.i) END AS columns,
      CASE WHEN t.tgtype & 1 <> 0 THEN 'ROW' ELSE 'STATEMENT' END AS "forEach",
      CASE WHEN t.tgqual IS NOT NULL THEN substring(pg_get_triggerdef(t.oid) FROM ' WHEN \\((.*)\\) EXECUTE FUNCTION ') END AS when,
      json_build_array(fn.nspname, f.proname) AS function,
      ARRAY(SELECT convert_from(decode(replace(p, ' ', ''), 'hex'), getdatabaseencoding()) FROM unnest((string_to_array(regexp_replace(encode(t.tgargs, 'hex'), '(..)', '\\1 ', 'g'), '00 '))[1:t.tgnargs]) WITH ORDINALITY u(p, i) ORDER BY i) AS arguments,
      t.tgconstraint <> 0 AS constraint,
      CASE WHEN t.tgconstrrelid <> 0 THEN (SELECT json_build_array(rn.nspname, r.relname) FROM pg_class r JOIN pg_namespace rn ON rn.oid = r.relnamespace WHERE r.oid = t.tgconstrrelid) END AS references,
      t.tgdeferrable AS deferrable, t.tginitdeferred AS deferred, t.tgoldtable AS "oldTable", t.tgnewtable AS "newTable", t.tgenabled::text AS enabled, coalesce(k.clones, '[]') AS clones
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_proc f ON f.oid = t.tgfoid
      JOIN pg_namespace fn ON fn.oid = f.pronamespace LEFT JOIN clones k ON k.root = t.oid
    WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND ${userNamespace('n')}`,
  path: ['schema', 'table', 'name'],
  types: {
    events: 'text[]',
    columns: 'text[]',
    function: 'json',
    arguments: 'text[]',
    constraint: 'boolean',
    references: 'json',
    deferrable: 'boolean',
    deferred: 'boolean',
    clones: 'json',
  },
  deparsed: ['when'],
  parent: (fact) => id(fact.attributes.of, ...tableOf(fact.id)),
  needs: (fact) => fact.attributes.clones.map(([schema, table]) => id('partition', schema, table)),
  create: (fact) => [
    draft(definition(fact, nothing), { locks: [locked(fact, 'SHARE ROW EXCLUSIVE')] }),
    ...furnish(fact.id, fact.attributes),
  ],
  drop: (fact) => [draft(sql`DROP TRIGGER ${name(fact.id)} ON ${ident(...tableOf(fact.id))}`, { locks: [locked(fact, 'ACCESS EXCLUSIVE')] })],
  // A partition has its parent's triggers, by their names.
  clashes: (gone, made, context) => gone.id.path[2] === made.id.path[2] && (isUnder(tableOf(gone.id), tableOf(made.id), context) || isUnder(tableOf(made.id), tableOf(gone.id), context)),
  rename: (from, to) => [
    draft(sql`ALTER TRIGGER ${name(from)} ON ${ident(...tableOf(from))} RENAME TO ${name(to)}`, { locks: [lock(tableOf(from), 'ACCESS EXCLUSIVE')] }),
  ],
  attributes: {
    of: 'ignored',
    timing: 'replace',
    events: 'replace',
    columns: 'replace',
    forEach: 'replace',
    when: 'replace',
    function: 'replace',
    arguments: 'replace',
    constraint: 'recreate',
    references: 'recreate',
    deferrable: 'recreate',
    deferred: 'recreate',
    oldTable: 'replace',
    newTable: 'replace',
    enabled: ({ id: of, before, after }) => (isReplaced(before, after) ? [] : [firing(of, after.enabled), ...furnish(of, { ...after, enabled: 'O' })]),
    clones: ({ id: of, before, after }) => {
      if (before.enabled !== after.enabled || isReplaced(before, after)) return []
      const usual = before.clones.filter(([schema, table]) => !after.clones.some((other) => other[0] === schema && other[1] === table))
      return [...usual.map(([schema, table]) => firing(of, after.enabled, [schema, table])), ...furnish(of, { ...after, enabled: 'O' })]
    },
  },
  // OR REPLACE leaves no moment without the trigger; PostgreSQL has it for all but constraint triggers. It sets the firing back to the usual.
  // A row trigger that becomes a statement trigger would leave its clones with the partitions.
  replace: (pair, { live }) =>
    pair.after.constraint || (pair.before.forEach !== pair.after.forEach && isPartitionedIn(tableOf(pair.id), live))
      ? 'recreate'
      : [
          draft(definition(pair.fact as Fact<Trigger>, sql`OR REPLACE `), { locks: [locked(pair.fact as Fact<Trigger>, 'SHARE ROW EXCLUSIVE')] }),
          ...furnish(pair.id, pair.after),
        ],
})
