import { isList, sameValue, type Value } from '../model/fact.ts'
import { keyOf, type Key } from '../model/identity.ts'
import type { Lock, LockMode } from '../model/lock-mode.ts'
import { ident, join, nothing, printed, sql, type Sql } from '../sql/sql.ts'
import { defineKind, draft, id, lock, lockTree, type Context, type Draft, type Fact, type Identity, type Pair } from './kind.ts'
import { changedOptions, isCatalog } from './options.ts'
import { alone, isHandedDown, isUnder, rootOf, staysInKey, staysTyped } from './partition-of.ts'
import { movedInside, restartClause, sequenceOptions, type SequenceShape } from './sequence-options.ts'
import { userNamespace } from './query.ts'
import { areAssignable, isFreeChange, isWidening, usingClause } from './type-change.ts'
import { tableOf } from './table-of.ts'

/** Columns of tables, partitioned tables and foreign tables. */
export type Column = {
  /** As format_type prints it: `character varying(20)`. */
  readonly type: string
  /** Schema and name; null where it is the type's own. */
  readonly collation: readonly [string, string] | null
  readonly notNull: boolean
  /** Its NOT NULL constraint where that is not as PostgreSQL makes it by itself; there is none before 18. */
  readonly notNullAs: NotNull | null
  /** What the NOT NULL is called that it has from its parent alone, where that is not as its own would be. */
  readonly inheritedNotNull: string | null
  readonly identity: Identified | null
  readonly generated: { readonly expression: string; readonly stored: boolean } | null
  /** Null where it is the type's own. */
  readonly storage: string | null
  /** The type's own storage, where the column has another. */
  readonly usualStorage: string | null
  readonly compression: string | null
  readonly statistics: number | null
  /** `n_distinct=…`, sorted. */
  readonly options: readonly string[]
  /** Of foreign tables: `name=value`, sorted. */
  readonly foreignOptions: readonly string[]
  /** The kind of its table. */
  readonly of: 'table' | 'foreign table'
  /** It comes from a parent table; for a partition always. */
  readonly inherited: boolean
  /** The first parent table that has it. */
  readonly from: readonly [string, string] | null
  /** It was declared here too. */
  readonly local: boolean
  readonly partition: boolean
  /** Its table is partitioned by it. */
  readonly partitionKey: boolean
  readonly position: number
}

export type NotNull = {
  readonly name: string
  readonly noInherit: boolean
  readonly valid: boolean
}

type Identified = SequenceShape & {
  readonly generated: 'ALWAYS' | 'BY DEFAULT'
  readonly sequence: string
}

const name = (of: Identity): Sql => ident(of.path[2] ?? '')
const label = (of: Identity): string => of.path.join('.')

const alter = (of: Identity, what: Sql, more: Partial<Draft> = {}): Draft =>
  draft(sql`ALTER TABLE ${ident(...tableOf(of))} ${what}`, { locks: [lockTree(tableOf(of), 'ACCESS EXCLUSIVE')], ...more })

const alterColumn = (of: Identity, what: Sql, more: Partial<Draft> = {}): Draft => alter(of, sql`ALTER COLUMN ${name(of)} ${what}`, more)

const identityClause = (of: Identity, identified: Identified): Sql => {
  const options = sequenceOptions(identified, null)
  const [schema = '', table = ''] = of.path
  // PostgreSQL names the sequence so, shortened where it is longer than 63 bytes: then it must be said.
  const usual = `${table}_${of.path[2] ?? ''}_seq`
  const named = identified.sequence === usual ? nothing : sql`SEQUENCE NAME ${ident(schema, identified.sequence)}`
  const inside = join([named, options].filter((part) => part !== nothing), ' ')
  return sql` GENERATED ${printed(identified.generated)} AS IDENTITY${inside === nothing ? nothing : sql` (${inside})`}`
}

/** The column as CREATE TABLE and ADD COLUMN take it; `inlined` are clauses of its children (a default). */
export function columnDefinition(of: Identity, column: Column, inlined: readonly Sql[]): Sql {
  return join(
    [
      sql`${name(of)} ${printed(column.type)}`,
      column.foreignOptions.length === 0 ? nothing : sql` OPTIONS (${foreignOptionList(column.foreignOptions)})`,
      column.collation === null ? nothing : sql` COLLATE ${ident(...column.collation)}`,
      ...inlined.map((clause) => sql` ${clause}`),
      column.generated === null
        ? nothing
        : sql` GENERATED ALWAYS AS (${printed(column.generated.expression)}) ${column.generated.stored ? sql`STORED` : sql`VIRTUAL`}`,
      column.identity === null ? nothing : identityClause(of, column.identity),
      column.notNull && column.notNullAs?.valid !== false ? notNullClause(column.notNullAs) : nothing,
    ],
    '',
  )
}

/** By names that NOT NULL constraints have though PostgreSQL would choose them for another table's: the tables that have them. */
const namesGiven = new WeakMap<Context['live'], ReadonlyMap<string, readonly Key[]>>()

function namesGivenIn(catalog: Context['live']): ReadonlyMap<string, readonly Key[]> {
  const known = namesGiven.get(catalog)
  if (known !== undefined) return known
  const given = new Map<string, Key[]>()
  for (const fact of catalog.facts.values()) {
    const { id: of, attributes } = fact as Fact<Column>
    if (of.kind !== 'column' || !attributes.notNull) continue
    // A child in another schema than its parent has the name that this gave.
    const isForeign = attributes.from !== null && attributes.from[0] !== of.path[0]
    const as = attributes.notNullAs?.name ?? (isForeign ? attributes.inheritedNotNull : null)
    if (as === null) continue
    const name = `${of.path[0]}\n${as}`
    given.set(name, [...(given.get(name) ?? []), keyOf(id('table', ...tableOf(of)))])
  }
  namesGiven.set(catalog, given)
  return given
}

/** PostgreSQL chooses a name that nothing in the schema has; where one is in use, or will be by a new table that comes before, the usual name is said. */
function withFreeName({ id: of, attributes }: Fact<Column>, { live, desired, major }: Context, comesAfterTables: boolean): Column {
  if (major < 18 || !attributes.notNull || attributes.notNullAs !== null) return attributes
  const usual = notNullName(of)
  const name = `${of.path[0]}\n${usual}`
  const isGiven = namesGivenIn(live).has(name) || (comesAfterTables && namesGivenIn(desired).get(name)?.some((table) => !live.facts.has(table)) === true)
  return isGiven ? { ...attributes, notNullAs: { name: usual, noInherit: false, valid: true } } : attributes
}

const keepsInheritedName = (before: Column, after: Column): boolean => before.inheritedNotNull !== null && after.from === null && after.notNull

/** The column of the parent table that it comes from. */
const columnAbove = (of: Identity, { from }: Column, catalog: Context['live']): Fact<Column> | undefined =>
  from === null ? undefined : (catalog.facts.get(keyOf(id('column', ...from, of.path[2] ?? ''))) as Fact<Column> | undefined)

/** The usual name for a NOT NULL of which a parent's is left, for a column that no longer comes from there. */
export const nameAlone = (of: Identity, { inheritedNotNull }: Column): readonly Draft[] =>
  inheritedNotNull === null
    ? []
    : [alter(of, sql`RENAME CONSTRAINT ${ident(inheritedNotNull)} TO ${ident(notNullName(of))}`, { title: `give the NOT NULL of ${label(of)} a name of its own` })]

/** Columns of a typed table are its type's; it can add a default and NOT NULL. */
function columnOfType(of: Identity, column: Column, inlined: readonly Sql[]): Sql | null {
  const own = [...inlined.map((clause) => sql` ${clause}`), ...(column.notNull && column.notNullAs?.valid !== false ? [notNullClause(column.notNullAs)] : [])]
  return own.length === 0 ? null : sql`${name(of)} WITH OPTIONS${join(own, '')}`
}

/** The composite type that a table is made of. */
function typeOf(table: readonly string[], { desired }: Context): Identity | null {
  const type = desired.facts.get(keyOf(id('table', ...table)))?.attributes['ofType']
  return Array.isArray(type) ? id('composite type', ...type.map(String)) : null
}

const isOfType = (of: Identity, context: Context): boolean => typeOf(tableOf(of), context) !== null

/** A child's own NOT NULL on a column that comes from its parent, which can be said only as the table is made. */
const ownNotNull = (of: Identity, { notNull, notNullAs }: Column, inlined: readonly Sql[]): Sql | null =>
  !notNull || notNullAs?.valid !== true || inlined.length > 0 ? null : sql`CONSTRAINT ${ident(notNullAs.name)} NOT NULL ${name(of)}${notNullAs.noInherit ? sql` NO INHERIT` : nothing}`

const notNullClause = (as: NotNull | null): Sql => (as === null ? sql` NOT NULL` : sql` CONSTRAINT ${ident(as.name)} NOT NULL${as.noInherit ? sql` NO INHERIT` : nothing}`)

/** ADD CONSTRAINT … NOT NULL, from 18 on. */
export function addNotNull(of: Identity, as: NotNull | null, valid: boolean): Draft {
  const given = as ?? { name: notNullName(of), noInherit: false, valid: true }
  return alter(of, sql`ADD CONSTRAINT ${ident(given.name)} NOT NULL ${name(of)}${given.noInherit ? sql` NO INHERIT` : nothing}${valid ? nothing : sql` NOT VALID`}`)
}

/** As PostgreSQL names the constraint: table and column, the longer one shortened where the whole exceeds 63 bytes. */
export function notNullName(of: Identity): string {
  const [, table = '', column = ''] = of.path
  const suffix = 'not_null'
  const parts = [table, column]
  while (Buffer.byteLength(parts.join('_')) > 62 - suffix.length) {
    const longer = Buffer.byteLength(parts[0] ?? '') > Buffer.byteLength(parts[1] ?? '') ? 0 : 1
    parts[longer] = Array.from(parts[longer] ?? '').slice(0, -1).join('')
  }
  return [...parts, suffix].join('_')
}

/** Whether the parent's column gets the same expression in place of the same: its statement reaches the partitions and children. */
function comesDown({ id: of, before, after }: Pair<Column>, { live, desired }: Context): boolean {
  const [was, is] = [live, desired].map((catalog) => columnAbove(of, after, catalog)?.attributes.generated)
  return sameValue(was, before.generated) && sameValue(is, after.generated)
}

/** Whether the parent table's own statement brings the change along. */
function comesFromParent(pair: Pair<Column>, context: Context): boolean {
  const { from } = pair.after
  if (from === null || !sameValue(from, pair.before.from) || (pair.after.local && !pair.after.partition)) return false
  const [was, is] = [context.live, context.desired].map((catalog) => columnAbove(pair.id, pair.after, catalog)?.attributes)
  const isOwn = ({ notNullAs }: Column): boolean => notNullAs?.noInherit === true
  // NO INHERIT leaves the children what they have.
  if (was === undefined || is === undefined || (pair.before.notNull && isOwn(is))) return false
  return (was.notNull && !isOwn(was)) === pair.before.notNull && (is.notNull && !isOwn(is)) === pair.after.notNull
}

function alterNotNullAs(pair: Pair<Column>, context: Context): readonly Draft[] {
  const { before, after } = pair
  if (!before.notNull || !after.notNull || (staysInherited(pair) && comesFromParent(pair, context) && !after.partition)) return []
  const usual: NotNull = { name: notNullName(pair.id), noInherit: false, valid: true }
  const [was, is] = [before.notNullAs ?? { ...usual, name: before.inheritedNotNull ?? usual.name }, after.notNullAs ?? usual]
  if (was.valid && !is.valid) return [alterColumn(pair.id, sql`DROP NOT NULL`), addNotNull(pair.id, is, false)]
  return [
    ...(was.name === is.name ? [] : [alter(pair.id, sql`RENAME CONSTRAINT ${ident(was.name)} TO ${ident(is.name)}`)]),
    ...(was.noInherit === is.noInherit ? [] : [alter(pair.id, sql`ALTER CONSTRAINT ${ident(is.name)} ${is.noInherit ? sql`NO INHERIT` : sql`INHERIT`}`)]),
    ...(was.valid === is.valid ? [] : [alter(pair.id, sql`VALIDATE CONSTRAINT ${ident(is.name)}`, validation(pair.id))]),
  ]
}

/** VALIDATE CONSTRAINT of a NOT NULL. */
export const validation = (of: Identity): Partial<Draft> => ({
  locks: [lockTree(tableOf(of), 'SHARE UPDATE EXCLUSIVE')],
  duration: 'scan',
  hazards: [{ name: 'may_fail_on_data', message: `rows of ${tableOf(of).join('.')} may have no ${of.path[2]}` }],
})

const foreignOptionList = (options: readonly string[]): Sql =>
  join(
    options.map((option) => {
      const at = option.indexOf('=')
      return sql`${ident(option.slice(0, at))} '${printed(option.slice(at + 1).replaceAll("'", "''"))}'`
    }),
    ', ',
  )

/** What a column has besides its definition: statements of their own on every version. */
function furnish(of: Identity, column: Column, context: Context): readonly Draft[] {
  return [
    ...(column.notNull && column.notNullAs?.valid === false ? [addNotNull(of, column.notNullAs, false)] : []),
    ...sequenceType(of, column, column.type),
    ...(column.storage === null ? [] : [storageOf(of, column.storage, context)]),
    ...(column.compression === null ? [] : [alterColumn(of, sql`SET COMPRESSION ${printed(column.compression)}`)]),
    ...(column.statistics === null ? [] : [statisticsTarget(of, column.statistics, context)]),
    ...changedOptions(sql`TABLE ${ident(...tableOf(of))} ALTER COLUMN ${name(of)}`, [], column.options, [lock(tableOf(of), 'SHARE UPDATE EXCLUSIVE')]),
  ]
}

/** ALTER COLUMN of this table alone: its children have such settings of their own. */
function alterAlone(of: Identity, what: Sql, mode: LockMode, context: Context): Draft {
  const table = alone(tableOf(of), context)
  return draft(sql`ALTER TABLE ${table.name} ALTER COLUMN ${name(of)} ${what}`, { locks: [table.lock(mode)] })
}

export const storageOf = (of: Identity, storage: string, context: Context): Draft => alterAlone(of, sql`SET STORAGE ${printed(storage)}`, 'ACCESS EXCLUSIVE', context)

const statisticsTarget = (of: Identity, target: number | null, context: Context): Draft => alterAlone(of, sql`SET STATISTICS ${printed(String(target ?? -1))}`, 'SHARE UPDATE EXCLUSIVE', context)

/** The same column of the tables that inherit it directly, partitions aside. */
const heirsOf = ({ id: { path } }: Fact, { live }: Context): readonly Fact[] =>
  [...live.facts.values()].filter(({ id: of, attributes: { from = null, partition } }) => of.kind === 'column' && of.path[2] === path[2] && sameValue(from, path.slice(0, 2)) && partition === false)

/** With the column of the parent go those of its heirs; where one keeps it for its own, each of the others loses it by itself. */
function dropColumn(fact: Fact<Column>, context: Context): readonly Draft[] {
  const { id: of, attributes } = fact
  const isTree = attributes.of === 'table' && !attributes.partition && !context.desired.facts.has(fact.key)
  const heirs = isTree ? heirsOf(fact, context) : []
  const isKept = heirs.some(({ key }) => context.desired.facts.has(key))
  const what = sql`DROP COLUMN ${name(of)}`
  const more: Partial<Draft> = {
    locks: [lockTree(tableOf(of), 'ACCESS EXCLUSIVE'), ...sequenceLock(of, attributes.identity, 'ACCESS EXCLUSIVE')],
    hazards: attributes.generated === null && attributes.of === 'table' ? [{ name: 'data_loss', message: `column ${label(of)} and its values are dropped` }] : [],
  }
  if (!isKept) return [alter(of, what, more)]
  const losing = heirs.filter((heir) => !context.desired.facts.has(heir.key) && context.desired.facts.has(keyOf(id('table', ...tableOf(heir.id)))))
  return [draft(sql`ALTER TABLE ONLY ${ident(...tableOf(of))} ${what}`, more), ...losing.map((heir) => alter(heir.id, what))]
}

/** A column that its parent table brings needs no statement, unless its own table is made on its own first (a partition). */
const arrives = (column: Column): boolean => column.inherited && !column.local

/** It had it from the same parent before: what changes there changes here. */
const staysInherited = ({ before, after }: Pair<Column>): boolean => arrives(before) && arrives(after) && sameValue(before.from, after.from)

const sequenceLock = (of: Identity, identified: Identified | null, mode: LockMode): readonly Lock[] => (identified === null ? [] : [lock([of.path[0] ?? '', identified.sequence], mode)])

/** Only then may it lose its NOT NULL. */
const losesIdentity = ({ before, after }: Pair<Column>): boolean => before.identity !== null && after.identity === null && before.notNull && !after.notNull

/** Only integers have one. */
const losesIdentityFirst = ({ before, after }: Pair<Column>): boolean => before.identity !== null && after.identity === null && before.type !== after.type

/** Of a virtual column that gets another expression, before that. */
const losesNotNullFirst = ({ before, after }: Pair<Column>): boolean =>
  after.generated?.stored === false && before.generated?.stored === false && before.generated.expression !== after.generated.expression && before.notNull && !after.notNull

/** The sequence is of the column's type, but for one that came by LIKE. */
const sequenceType = (of: Identity, { identity }: Column, type: string): readonly Draft[] =>
  identity === null || identity.type === type
    ? []
    : [draft(sql`ALTER SEQUENCE ${ident(of.path[0] ?? '', identity.sequence)} AS ${printed(identity.type)} MINVALUE ${printed(identity.min)} MAXVALUE ${printed(identity.max)}`, { locks: sequenceLock(of, identity, 'SHARE ROW EXCLUSIVE') })]

function alterIdentity(pair: Pair<Column>, context: Context): readonly Draft[] {
  const { before, after } = pair
  // Since 17 partitions have their parent's identity.
  const tables = context.major >= 17 ? lockTree(tableOf(pair.id), 'ACCESS EXCLUSIVE', 'partitions') : lock(tableOf(pair.id), 'ACCESS EXCLUSIVE')
  const locking = (mode: LockMode): Partial<Draft> => ({ locks: [tables, ...sequenceLock(pair.id, before.identity, mode)] })
  if (after.identity === null) {
    return [alterColumn(pair.id, sql`DROP IDENTITY`, locking('ACCESS EXCLUSIVE')), ...(losesIdentity(pair) ? [alterColumn(pair.id, sql`DROP NOT NULL`)] : [])]
  }
  if (before.identity === null) return [alterColumn(pair.id, sql`ADD${identityClause(pair.id, after.identity)}`, { locks: [tables] })]
  const clauses = [
    before.identity.generated === after.identity.generated ? nothing : sql`SET GENERATED ${printed(after.identity.generated)}`,
    sequenceOptions(after.identity, before.identity, 'SET '),
    restartClause(before.identity, after.identity),
  ].filter((clause) => clause !== nothing)
  const renamed =
    before.identity.sequence === after.identity.sequence
      ? []
      : [draft(sql`ALTER SEQUENCE ${ident(pair.id.path[0] ?? '', before.identity.sequence)} RENAME TO ${ident(after.identity.sequence)}`, { locks: sequenceLock(pair.id, before.identity, 'ACCESS EXCLUSIVE') })]
  const position = [pair.id.path[0] ?? '', before.identity.sequence]
  return [
    ...movedInside(position, ident(...position), before.identity, after.identity),
    ...(clauses.length === 0 ? [] : [alterColumn(pair.id, join(clauses, ' '), locking('SHARE ROW EXCLUSIVE'))]),
    ...renamed,
    ...sequenceType(pair.id, after, before.type === after.type ? before.identity.type : after.type),
  ]
}

/** NOT NULL constraints that are not as PostgreSQL makes them by itself; of partitions those that are inherited are taken for theirs, since partitions are made on their own. */
const notNullConstraints = `WITH named AS MATERIALIZED (
      SELECT o.conrelid, a.attnum, CASE WHEN o.conislocal OR r.relispartition THEN json_build_object('name', o.conname, 'noInherit', o.connoinherit, 'valid', o.convalidated) END AS "notNullAs",
        CASE WHEN NOT o.conislocal AND NOT r.relispartition THEN o.conname END AS "inheritedNotNull"
      FROM pg_constraint o JOIN pg_attribute a ON a.attrelid = o.conrelid AND a.attnum = o.conkey[1] JOIN pg_class r ON r.oid = o.conrelid
      WHERE o.contype = 'n'
        AND (o.connoinherit OR NOT o.convalidated OR (o.conislocal AND a.attinhcount > 0 AND NOT a.attislocal AND NOT r.relispartition)
          OR o.conname <> left(r.relname, greatest(53 - length(a.attname), 27)) || '_' || left(a.attname, greatest(53 - length(r.relname), 26)) || '_not_null')
    )`

/** A letter of pg_attribute or pg_type as SET STORAGE takes it. */
export const storageWord = (letter: string): string => `CASE ${letter} WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END`

export const column = defineKind<Column>({
  kind: 'column',
  catalog: 'pg_class',
  query: (major) => `
    ${major >= 18 ? notNullConstraints : ''}
    SELECT a.attrelid::text AS oid, a.attnum::int4 AS subid, n.nspname AS schema, r.relname AS table, a.attname AS name,
      format_type(a.atttypid, a.atttypmod) AS type,
      CASE WHEN a.attcollation <> t.typcollation THEN (SELECT json_build_array(cn.nspname, co.collname) FROM pg_collation co JOIN pg_namespace cn ON cn.oid = co.collnamespace WHERE co.oid = a.attcollation) END AS collation,
      a.attnotnull AS "notNull", ${major >= 18 ? 'nn."notNullAs", nn."inheritedNotNull"' : 'NULL::json AS "notNullAs", NULL::text AS "inheritedNotNull"'},
      CASE WHEN a.attidentity <> '' THEN (
        SELECT json_build_object('generated', CASE a.attidentity WHEN 'a' THEN 'ALWAYS' ELSE 'BY DEFAULT' END, 'sequence', sc.relname, 'start', s.seqstart::text, 'increment', s.seqincrement::text,
          'min', s.seqmin::text, 'max', s.seqmax::text, 'cache', s.seqcache::text, 'cycle', s.seqcycle, 'type', format_type(s.seqtypid, NULL))
        FROM pg_depend d JOIN pg_sequence s ON s.seqrelid = d.objid JOIN pg_class sc ON sc.oid = s.seqrelid
        WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum AND d.deptype = 'i') END AS identity,
      CASE WHEN a.attgenerated <> '' THEN (
        SELECT json_build_object('expression', pg_get_expr(e.adbin, e.adrelid), 'stored', a.attgenerated = 's') FROM pg_attrdef e WHERE e.adrelid = a.attrelid AND e.adnum = a.attnum) END AS generated,
      CASE WHEN a.attstorage <> t.typstorage THEN ${storageWord('a.attstorage')} END AS storage,
      CASE WHEN a.attstorage <> t.typstorage THEN ${storageWord('t.typstorage')} END AS "usualStorage",
      CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END AS compression,
      CASE WHEN a.attstattarget >= 0 THEN a.attstattarget::int4 END AS statistics,
      CASE WHEN a.attoptions IS NULL THEN '{}'::text[] ELSE ARRAY(SELECT o FROM unnest(a.attoptions) o ORDER BY 1) END AS options,
      CASE WHEN a.attfdwoptions IS NULL THEN '{}'::text[] ELSE ARRAY(SELECT o FROM unnest(a.attfdwoptions) o ORDER BY 1) END AS "foreignOptions",
      CASE r.relkind WHEN 'f' THEN 'foreign table' ELSE 'table' END AS of,
      a.attinhcount > 0 AS inherited,
      CASE WHEN a.attinhcount > 0 THEN (SELECT json_build_array(pn.nspname, p.relname) FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent JOIN pg_namespace pn ON pn.oid = p.relnamespace
        JOIN pg_attribute pa ON pa.attrelid = p.oid AND pa.attname = a.attname WHERE i.inhrelid = a.attrelid ORDER BY i.inhseqno LIMIT 1) END AS from, a.attislocal AS local, r.relispartition AS partition,
      CASE WHEN r.relkind = 'p' THEN EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = a.attrelid AND d.objsubid = a.attnum AND d.refclassid = 'pg_class'::regclass
        AND d.refobjid = a.attrelid AND d.refobjsubid = 0 AND d.deptype = 'i') ELSE false END AS "partitionKey",
      a.attnum::int4 AS position
    FROM pg_attribute a JOIN pg_class r ON r.oid = a.attrelid JOIN pg_namespace n ON n.oid = r.relnamespace JOIN pg_type t ON t.oid = a.atttypid${major >= 18 ? ' LEFT JOIN named nn ON nn.conrelid = a.attrelid AND nn.attnum = a.attnum' : ''}
    WHERE a.attnum > 0 AND NOT a.attisdropped AND r.relkind IN ('r', 'p', 'f') AND r.relpersistence <> 't' AND ${userNamespace('n')}`,
  hasSubid: true,
  path: ['schema', 'table', 'name'],
  types: {
    partition: 'boolean',
    partitionKey: 'boolean',
    position: 'number',
    inherited: 'boolean',
    from: 'json',
    local: 'boolean',
    generated: 'json',
    collation: 'json',
    notNull: 'boolean',
    notNullAs: 'json',
    identity: 'json',
    statistics: 'number',
    options: 'text[]',
    foreignOptions: 'text[]',
  },
  deparsed: ['generated'],
  holdsRows: true,
  parent: (fact) => id(fact.attributes.of, ...tableOf(fact.id)),
  handedBy: (fact) => (fact.attributes.from === null ? null : id('column', ...fact.attributes.from, fact.id.path[2] ?? '')),
  needs: (fact) => (fact.attributes.from === null || fact.attributes.partition ? [] : [id('column', ...fact.attributes.from, fact.id.path[2] ?? '')]),
  handedOn: () => true,
  slots: (fact) => (fact.attributes.identity === null ? [] : [`relation:${fact.id.path[0]}.${fact.attributes.identity.sequence}`]),
  position: (fact) => fact.attributes.position,
  // What rows are parted by neither goes nor gets another type.
  onlyWith: ({ id: of, attributes: before }, after, context) => (before.partitionKey && !staysInKey(before, after?.attributes) ? id('table', ...rootOf(tableOf(of), context)) : null),
  inline: (fact, context, inlined) => {
    if (isOfType(fact.id, context)) return columnOfType(fact.id, fact.attributes, inlined)
    return arrives(fact.attributes) && !fact.attributes.partition ? ownNotNull(fact.id, fact.attributes, inlined) : columnDefinition(fact.id, withFreeName(fact, context, false), inlined)
  },
  afterInline: (fact, context) => furnish(fact.id, fact.attributes, context),
  create: (fact, context, inlined) => {
    if (isOfType(fact.id, context) || (arrives(fact.attributes) && isHandedDown(tableOf(fact.id), fact.attributes.from, context.live))) return furnish(fact.id, fact.attributes, context)
    return [alter(fact.id, sql`ADD COLUMN ${columnDefinition(fact.id, withFreeName(fact, context, true), inlined)}`), ...furnish(fact.id, fact.attributes, context)]
  },
  // That of a child goes with its parent's; a partition that goes is none by then.
  drop: (fact, context) => {
    const { id: of, attributes } = fact
    const stays = context.desired.facts.has(keyOf(id(attributes.of, ...tableOf(of))))
    const goesAbove = arrives(attributes) && isHandedDown(tableOf(of), attributes.from, context.desired) && (stays || !attributes.partition)
    return goesAbove || staysTyped(tableOf(of), context) ? [] : dropColumn(fact, context)
  },
  comesWith: ({ id: of }, context) => (staysTyped(tableOf(of), context) ? typeOf(tableOf(of), context) : null),
  rename: (from, to) => [alter(from, sql`RENAME COLUMN ${name(from)} TO ${name(to)}`)],
  // A NOT NULL of its own needs no word on a column that is declared here too. On one that is its parent's no ALTER adds it or lets go of it.
  isSame: (attribute, { id: of, attributes: before }, { attributes: after }) => {
    if (attribute === 'from') return !keepsInheritedName(before, after)
    if (attribute !== 'notNullAs' || !before.notNull || !after.notNull) return false
    const isPlain = (as: NotNull | null): boolean => as === null || (as.valid && !as.noInherit)
    if (arrives(before) && arrives(after) && !after.partition && isPlain(before.notNullAs) && isPlain(after.notNullAs)) return true
    const usual: NotNull = { name: notNullName(of), noInherit: false, valid: true }
    return before.local !== after.local && sameValue(before.notNullAs ?? usual, usual) && sameValue(after.notNullAs ?? usual, usual)
  },
  attributes: {
    of: 'ignored',
    partition: 'ignored',
    partitionKey: 'ignored',
    position: 'ignored',
    inherited: 'ignored',
    // A child that leaves keeps the NOT NULL, by the name that its parent gave it.
    from: ({ id: of, before, after }) => (keepsInheritedName(before, after) && after.notNullAs === null ? nameAlone(of, before) : []),
    local: 'ignored',
    generated: (pair, context) => {
      const { before, after } = pair
      // A child's goes with its parent's.
      if (after.generated === null && before.generated?.stored === true) return before.from !== null && sameValue(before.from, after.from) ? [] : [alterColumn(pair.id, sql`DROP EXPRESSION`)]
      if (before.generated === null || after.generated === null || before.generated.stored !== after.generated.stored || context.major < 17) return 'recreate'
      // PostgreSQL takes it for a stored one only, where the table has checks.
      if (!after.generated.stored && hasChecks(pair.id, context)) return 'recreate'
      if (staysInherited(pair) && comesDown(pair, context)) return []
      const setExpression = (more: Partial<Draft>): Draft => alterColumn(pair.id, sql`SET EXPRESSION AS (${printed(after.generated?.expression ?? '')})`, more)
      if (after.generated.stored) return [setExpression({ duration: 'rewrite', hazards: [{ name: 'rewrites_table', message: `${label(pair.id)} is computed again for every row` }] })]
      // A virtual one that is NOT NULL is computed for every row to see whether that holds.
      if (losesNotNullFirst(pair)) return [alterColumn(pair.id, sql`DROP NOT NULL`), setExpression({})]
      return [setExpression(before.notNull ? { duration: 'scan', hazards: [{ name: 'may_fail_on_data', message: `${label(pair.id)} may be null for some rows` }] } : {})]
    },
    type: typeChange,
    collation: (pair, context) => (pair.before.type === pair.after.type ? typeChange(pair, context) : []),
    notNull: (pair, context) => {
      const { after } = pair
      if (losesIdentity(pair) || losesNotNullFirst(pair) || comesFromParent(pair, context)) return []
      if (!after.notNull) return [alterColumn(pair.id, sql`DROP NOT NULL`)]
      return [after.notNullAs === null || context.major < 18 ? alterColumn(pair.id, sql`SET NOT NULL`) : addNotNull(pair.id, after.notNullAs, after.notNullAs.valid)]
    },
    notNullAs: alterNotNullAs,
    inheritedNotNull: 'ignored',
    identity: (pair, context) => (losesIdentityFirst(pair) ? [] : alterIdentity(pair, context)),
    usualStorage: 'ignored',
    // SET STORAGE DEFAULT is known from 16 on; a new type brings its own, one of the same name too.
    storage: ({ id: of, before, after }, context) => {
      const wanted = after.storage ?? (before.type === after.type && !isOverAnotherBase(of, context) ? before.usualStorage : null)
      return wanted === null ? [] : [storageOf(of, wanted, context)]
    },
    compression: (pair) => [alterColumn(pair.id, sql`SET COMPRESSION ${printed(pair.after.compression ?? 'default')}`, { locks: [lock(tableOf(pair.id), 'ACCESS EXCLUSIVE')] })],
    statistics: (pair, context) => [statisticsTarget(pair.id, pair.after.statistics, context)],
    options: (pair) =>
      changedOptions(sql`TABLE ${ident(...tableOf(pair.id))} ALTER COLUMN ${name(pair.id)}`, pair.before.options, pair.after.options, [lock(tableOf(pair.id), 'SHARE UPDATE EXCLUSIVE')]),
    foreignOptions: (pair) => {
      const named = (options: readonly string[]): Map<string, string> => new Map(options.map((option) => [option.slice(0, option.indexOf('=')), option.slice(option.indexOf('=') + 1)]))
      const before = named(pair.before.foreignOptions)
      const after = named(pair.after.foreignOptions)
      const clauses = [
        ...[...before.keys()].filter((key) => !after.has(key)).map((key) => sql`DROP ${ident(key)}`),
        ...[...after].filter(([key, value]) => before.get(key) !== value).map(([key, value]) => sql`${before.has(key) ? sql`SET` : sql`ADD`} ${foreignOptionList([`${key}=${value}`])}`),
      ]
      return [alterColumn(pair.id, sql`OPTIONS (${join(clauses, ', ')})`)]
    },
  },
  // A valid check on it, and an index over what is computed from it, would be gone through under the strongest lock.
  unsettles: (pair, attribute, dependent) => {
    if (attribute !== 'type' || pair.after.of !== 'table' || !isFree(pair.before, pair.after)) return false
    if (dependent.id.kind === 'constraint') return dependent.attributes['type'] === 'CHECK' && dependent.attributes['valid'] === true && dependent.attributes['inherited'] === false
    return isComputed(dependent) && dependent.attributes['unique'] === false && dependent.attributes['of'] === 'table' && dependent.attributes['attached'] === null
  },
  waits: ({ id: of, after }, attribute, context) => (attribute === 'type' ? [...computedFrom(of, context), ...noLongerCatalog(of, after, context)] : attribute === 'identity' ? defaultsUnder(of, context) : []),
  // A key keeps its columns NOT NULL for as long as it is there.
  follows: (pair, attribute) => (attribute === 'notNull' && !pair.after.notNull ? ['constraint'] : []),
  disturbs: (pair, attribute, context) => {
    if (attribute === 'identity') return ['default']
    // PostgreSQL makes extended statistics again by itself, but without their target.
    if (attribute === 'generated') return hasStatisticsTarget(pair.id, context) ? ['statistics'] : []
    if (attribute !== 'type' && attribute !== 'collation') return []
    const bound = ['function', 'procedure', 'view', 'materialized view', 'rule', 'policy', 'trigger', 'publication member', 'column', ...(hasStatisticsTarget(pair.id, context) ? ['statistics' as const] : [])] as const
    // Rebuilt under the same name: the type itself is another, and one side of a foreign key comes after the other.
    if (pair.before.type === pair.after.type && attribute === 'type') return [...bound, 'foreign key']
    return areAssignable(pair.before.type, pair.after.type) ? bound : [...bound, 'default', 'constraint', 'index']
  },
})

/** Whether its type is a domain that is made again over another type. */
const isOverAnotherBase = (of: Identity, { live, desired }: Context): boolean =>
  (live.dependencies.get(keyOf(of)) ?? []).some((key) => {
    const [was, is] = [live, desired].map(({ facts }) => facts.get(key))
    return was?.id.kind === 'domain' && is !== undefined && was.attributes['type'] !== is.attributes['type']
  })

/** Whether the other type and collation are only written down: no row is read for it. */
const isFree = (before: Column, after: Column): boolean => isFreeChange(before.type, after.type) && (before.collation ?? []).join('\n') === (after.collation ?? []).join('\n')

/** Its table, where that is no catalog of logical decoding any more: until then it is not rewritten. */
function noLongerCatalog(of: Identity, { of: kind }: Column, { live, desired }: Context): readonly Identity[] {
  const table = id(kind, ...tableOf(of))
  const [was, is] = [live, desired].map(({ facts }) => {
    const options = facts.get(keyOf(table))?.attributes['options']
    return Array.isArray(options) && options.some((option: Value) => typeof option === 'string' && isCatalog(option))
  })
  return was === true && is === false ? [table] : []
}

/** What is computed from it and no longer will be: a type that changes waits for that. */
const computedFrom = (of: Identity, { live, desired }: Context): readonly Identity[] =>
  columnsOf(of, live).flatMap((other) => {
    const becomesPlain = (other.attributes['generated'] ?? null) !== null && (desired.facts.get(other.key)?.attributes['generated'] ?? null) === null
    return becomesPlain && live.dependencies.get(other.key)?.includes(keyOf(of)) === true ? [other.id] : []
  })

/** Defaults of its partitions: an identity that comes down takes the place of none. */
const defaultsUnder = (of: Identity, context: Context): readonly Identity[] =>
  [...context.live.facts.values()].flatMap(({ id: other }) => (other.kind === 'default' && other.path[2] === of.path[2] && isUnder(tableOf(other), tableOf(of), context) ? [other] : []))

/** An index that is not over the plain column is built anew when its type changes, even where the column itself stays as it is. */
const isComputed = (fact: Fact): boolean => {
  const predicate = fact.attributes['predicate'] ?? null
  const keys = fact.attributes['keys'] ?? null
  const hasExpression = (key: Value): boolean => typeof key === 'object' && key !== null && 'expression' in key && key.expression !== null
  return fact.id.kind === 'index' && (predicate !== null || (isList(keys) && keys.some(hasExpression)))
}

const columnsOf = ({ path }: Identity, catalog: Context['live']): readonly Fact[] =>
  [...catalog.facts.values()].filter(({ id: of }) => of.kind === 'column' && of.path[0] === path[0] && of.path[1] === path[1])

/** Unique indexes over expressions of the column, or some of its rows: they are not given up for a moment. */
function boundIndexes(of: Identity, context: Context): readonly Fact[] {
  const key = keyOf(id('column', ...of.path))
  return [...context.live.facts.values()].filter((fact) => isComputed(fact) && fact.attributes['unique'] === true && (context.live.dependencies.get(fact.key) ?? []).includes(key))
}

/** Relations on the other side of foreign keys that the column is part of: their keys are checked against the new type. */
function tiedByForeignKeys(of: Identity, context: Context): readonly Lock[] {
  const own = tableOf(of).join('\n')
  const at = (columns: Value | undefined): boolean => Array.isArray(columns) && columns.includes(of.path[2] ?? '')
  return [...context.live.facts.values()].flatMap((fact) => {
    const referenced = fact.attributes['references']
    if (fact.id.kind !== 'foreign key' || !Array.isArray(referenced)) return []
    const [from, to] = [tableOf(fact.id), referenced.map(String)]
    if (from.join('\n') === own && at(fact.attributes['columns'])) return [lock(to, 'ACCESS EXCLUSIVE')]
    return to.join('\n') === own && at(fact.attributes['referencedColumns']) ? [lock(from, 'ACCESS EXCLUSIVE')] : []
  })
}

function hasChecks(of: Identity, context: Context): boolean {
  const table = tableOf(of).join('\n')
  return [context.live, context.desired].some((catalog) => [...catalog.facts.values()].some(({ id: { kind, path }, attributes }) => kind === 'constraint' && attributes['type'] === 'CHECK' && path.slice(0, 2).join('\n') === table))
}

function hasStatisticsTarget(of: Identity, context: Context): boolean {
  const relation = tableOf(of).join('\n')
  return [...context.live.facts.values()].some(({ id: { kind }, attributes }) => kind === 'statistics' && attributes['target'] !== null && Array.isArray(attributes['relation']) && attributes['relation'].slice(1).join('\n') === relation)
}

/** A column that gets another type loses how its values are stored. */
function storedAgain({ id: of, before, after }: Pair<Column>, context: Context): readonly Draft[] {
  return [
    ...(after.storage !== null && after.storage === before.storage ? [storageOf(of, after.storage, context)] : []),
    ...(after.compression !== null && after.compression === before.compression ? [alterColumn(of, sql`SET COMPRESSION ${printed(after.compression)}`)] : []),
  ]
}

function typeChange(pair: Pair<Column>, context: Context): readonly Draft[] | 'recreate' {
  const { before, after } = pair
  // What is computed is computed anew: PostgreSQL takes no USING there, and a new expression may not fit the old type.
  if (before.generated !== null && after.generated !== null && (before.generated.expression !== after.generated.expression || usingClause(name(pair.id), before.type, after.type) !== null)) return 'recreate'
  return [...(losesIdentityFirst(pair) ? alterIdentity(pair, context) : []), ...(staysInherited(pair) || staysTyped(tableOf(pair.id), context) ? [] : [changeType(pair, context)]), ...storedAgain(pair, context)]
}

function changeType(pair: Pair<Column>, context: Context): Draft {
  const { before, after } = pair
  const collate = after.collation === null ? nothing : sql` COLLATE ${ident(...after.collation)}`
  // The rows of a foreign table are elsewhere.
  if (after.of === 'foreign table') return alterColumn(pair.id, sql`TYPE ${printed(after.type)}${collate}`)
  const using = usingClause(name(pair.id), before.type, after.type)
  const free = isFree(before, after)
  const [bound] = free ? boundIndexes(pair.id, context) : []
  const what = sql`TYPE ${printed(after.type)}${collate}${using === null ? nothing : sql` USING ${using}`}`
  const action = { table: ident(...tableOf(pair.id)), what: sql`ALTER COLUMN ${name(pair.id)} ${what}` }
  const locks = [lockTree(tableOf(pair.id), 'ACCESS EXCLUSIVE'), ...tiedByForeignKeys(pair.id, context), ...sequenceLock(pair.id, after.identity === null ? null : before.identity, 'SHARE ROW EXCLUSIVE')]
  return alterColumn(
    pair.id,
    what,
    free
      ? { locks, ...(bound === undefined ? { action } : { duration: 'build' as const }) }
      : {
          locks,
          action,
          duration: 'rewrite',
          hazards: [
            { name: 'rewrites_table', message: `${label(pair.id)} becomes ${after.type}: every row of ${tableOf(pair.id).join('.')} is rewritten` },
            ...(isWidening(before.type, after.type) ? [] : [{ name: 'may_fail_on_data' as const, message: `values of ${label(pair.id)} may not fit ${after.type}` }]),
          ],
        },
  )
}
