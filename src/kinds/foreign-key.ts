import { ident, join, nothing, printed, sql, type Sql } from '../sql/sql.ts'
import { alterTable, constraintSlot, keyName } from './constraint.ts'
import { defineKind, id, lock, lockTree, type Draft, type Identity } from './kind.ts'
import { partsName } from './partition-of.ts'
import { userNamespace } from './query.ts'
import { tableOf } from './table-of.ts'

/** Foreign keys, those that partitions have through their parent left out. */
export type ForeignKey = {
  readonly columns: readonly string[]
  /** Schema and name. */
  readonly references: readonly [string, string]
  readonly referencedColumns: readonly string[]
  readonly match: 'SIMPLE' | 'FULL'
  readonly onUpdate: string
  readonly onDelete: string
  /** Columns of ON DELETE SET NULL (…); empty for all. */
  readonly onDeleteColumns: readonly string[]
  readonly period: boolean
  readonly deferrable: boolean
  readonly deferred: boolean
  readonly valid: boolean
  readonly enforced: boolean
  readonly partitioned: boolean
}

const nameOf = (of: Identity): string => of.path[2] ?? ''

const columnList = (names: readonly string[], period: boolean): Sql =>
  join(names.map((name, index) => (period && index === names.length - 1 ? sql`PERIOD ${ident(name)}` : ident(name))), ', ')

/** The clause after `CONSTRAINT name`, without NOT VALID. */
export function foreignKeyClause(key: ForeignKey): Sql {
  return join(
    [
      sql`FOREIGN KEY (${columnList(key.columns, key.period)}) REFERENCES ${ident(...key.references)} (${columnList(key.referencedColumns, key.period)})`,
      key.match === 'FULL' ? sql` MATCH FULL` : nothing,
      key.onUpdate === 'NO ACTION' ? nothing : sql` ON UPDATE ${printed(key.onUpdate)}`,
      key.onDelete === 'NO ACTION' ? nothing : sql` ON DELETE ${printed(key.onDelete)}`,
      key.onDeleteColumns.length === 0 ? nothing : sql` (${columnList(key.onDeleteColumns, false)})`,
      key.deferrable ? sql` DEFERRABLE` : nothing,
      key.deferred ? sql` INITIALLY DEFERRED` : nothing,
      key.enforced ? nothing : sql` NOT ENFORCED`,
    ],
    '',
  )
}

export const addForeignKey = (of: Identity, key: ForeignKey, valid: boolean): Draft =>
  alterTable(of, sql`ADD CONSTRAINT ${ident(nameOf(of))} ${foreignKeyClause(key)}${valid || !key.enforced ? nothing : sql` NOT VALID`}`, {
    locks: [lockTree(tableOf(of), 'SHARE ROW EXCLUSIVE', 'partitions'), lockTree(key.references, 'SHARE ROW EXCLUSIVE', 'partitions')],
    ...(valid && key.enforced ? { duration: 'scan', hazards: [{ name: 'may_fail_on_data', message: `rows of ${tableOf(of).join('.')} may refer to nothing` }] } : {}),
  })

export const validateForeignKey = (of: Identity, key: ForeignKey): Draft =>
  alterTable(of, sql`VALIDATE CONSTRAINT ${ident(nameOf(of))}`, {
    locks: [lockTree(tableOf(of), 'SHARE UPDATE EXCLUSIVE', 'partitions'), lock(key.references, 'ROW SHARE')],
    duration: 'scan',
    hazards: [{ name: 'may_fail_on_data', message: `rows of ${tableOf(of).join('.')} may refer to nothing` }],
  })

const action = (column: string): string => `CASE ${column} WHEN 'r' THEN 'RESTRICT' WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL' WHEN 'd' THEN 'SET DEFAULT' ELSE 'NO ACTION' END`

const names = (relation: string, numbers: string): string =>
  `ARRAY(SELECT (SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = ${relation} AND a.attnum = k.n) FROM unnest(${numbers}) WITH ORDINALITY k(n, i) ORDER BY k.i)`

export const foreignKey = defineKind<ForeignKey>({
  kind: 'foreign key',
  catalog: 'pg_constraint',
  query: (major) => `
    SELECT o.oid::text AS oid, n.nspname AS schema, c.relname AS table, o.conname AS name,
      ${names('o.conrelid', 'o.conkey')} AS columns,
      json_build_array(rn.nspname, r.relname) AS references,
      ${names('o.confrelid', 'o.confkey')} AS "referencedColumns",
      CASE o.confmatchtype WHEN 'f' THEN 'FULL' ELSE 'SIMPLE' END AS match,
      ${action('o.confupdtype')} AS "onUpdate", ${action('o.confdeltype')} AS "onDelete",
      ${major >= 15 ? `CASE WHEN o.confdelsetcols IS NULL THEN '{}' ELSE ${names('o.conrelid', 'o.confdelsetcols')} END` : "'{}'::text[]"} AS "onDeleteColumns",
      ${major >= 18 ? 'o.conperiod' : 'false'} AS period, o.condeferrable AS deferrable, o.condeferred AS deferred, o.convalidated AS valid,
      ${major >= 18 ? 'o.conenforced' : 'true'} AS enforced, c.relkind = 'p' AS partitioned
    FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_class r ON r.oid = o.confrelid JOIN pg_namespace rn ON rn.oid = r.relnamespace
    WHERE o.contype = 'f' AND o.conparentid = 0 AND c.relpersistence <> 't' AND ${userNamespace('n')}`,
  path: ['schema', 'table', 'name'],
  types: {
    columns: 'text[]',
    references: 'json',
    referencedColumns: 'text[]',
    onDeleteColumns: 'text[]',
    period: 'boolean',
    enforced: 'boolean',
    partitioned: 'boolean',
    deferrable: 'boolean',
    deferred: 'boolean',
    valid: 'boolean',
  },
  parent: (fact) => id('table', ...tableOf(fact.id)),
  slots: (fact) => [constraintSlot(fact.id)],
  needs: (fact) => [
    id('table', ...fact.attributes.references),
    ...fact.attributes.columns.map((column) => id('column', ...tableOf(fact.id), column)),
    ...fact.attributes.referencedColumns.map((column) => id('column', ...fact.attributes.references, column)),
  ],
  references: (fact) => id('table', ...fact.attributes.references),
  // No partition can be dropped that it refers to.
  searches: ({ attributes: { references, referencedColumns } }) => [keyName(references, referencedColumns), partsName(references)],
  keepsParts: (fact) => [tableOf(fact.id), fact.attributes.references],
  dropsAlone: (fact) => fact.attributes.references.join('\n') !== tableOf(fact.id).join('\n'),
  create: (fact) => [addForeignKey(fact.id, fact.attributes, fact.attributes.valid)],
  drop: (fact) => [
    alterTable(fact.id, sql`DROP CONSTRAINT ${ident(nameOf(fact.id))}`, {
      locks: [lockTree(tableOf(fact.id), 'ACCESS EXCLUSIVE', 'partitions'), lockTree(fact.attributes.references, 'ACCESS EXCLUSIVE', 'partitions')],
    }),
  ],
  rename: (from, to) => [alterTable(from, sql`RENAME CONSTRAINT ${ident(nameOf(from))} TO ${ident(nameOf(to))}`)],
  attributes: {
    columns: 'recreate',
    references: 'recreate',
    referencedColumns: 'recreate',
    match: 'recreate',
    onUpdate: 'recreate',
    onDelete: 'recreate',
    onDeleteColumns: 'recreate',
    period: 'recreate',
    enforced: 'recreate', // ALTER CONSTRAINT … ENFORCED scans under ACCESS EXCLUSIVE: drop, NOT VALID and VALIDATE does not
    partitioned: 'ignored',
    deferrable: 'replace',
    deferred: 'replace',
    valid: (pair) => (pair.after.valid ? [validateForeignKey(pair.id, pair.after)] : 'recreate'),
  },
  replace: (pair) => [
    alterTable(
      pair.id,
      sql`ALTER CONSTRAINT ${ident(nameOf(pair.id))} ${pair.after.deferrable ? sql`DEFERRABLE` : sql`NOT DEFERRABLE`} ${pair.after.deferred ? sql`INITIALLY DEFERRED` : sql`INITIALLY IMMEDIATE`}`,
    ),
  ],
})
