import { ident, sql, type Sql } from '../sql/sql.ts'
import { lock, lockTree, type Context, type DraftLock } from './kind.ts'
import { sameValue, type Attributes, type Value } from '../model/fact.ts'
import { keyOf, type KindName } from '../model/identity.ts'
import type { Catalog } from '../model/catalog.ts'

/**
 * Whether the table is a partition of the same parent before and after: then its parts of the parent's indexes and keys cannot go
 * alone. Where it or what is above it is made anew, the new one is none until it is attached.
 */
export function staysPartition(table: readonly string[], context: Context): boolean {
  const [before, after] = [parentOf(table, context.live), parentOf(table, context.desired)]
  return before !== null && after !== null && before.join('\n') === after.join('\n') && !isMadeAnew(table, context)
}

/** Whether PostgreSQL can leave a column in the key that rows are parted by. */
export const staysInKey = (before: Attributes, after: Attributes | undefined): boolean =>
  after !== undefined && after['type'] === before['type'] && sameValue(after['collation'] ?? null, before['collation'] ?? null)

const remade = new WeakMap<Catalog, { readonly desired: Catalog; readonly tables: ReadonlySet<string> }>()

/** Partitioned tables that are made anew with all their partitions: what rows are parted by is another. */
function remadeIn(context: Context): ReadonlySet<string> {
  const { live, desired } = context
  const known = remade.get(live)
  if (known?.desired === desired) return known.tables
  const tables = new Set<string>()
  for (const { key, id, attributes } of live.facts.values()) {
    const after = desired.facts.get(key)?.attributes
    if (id.kind === 'table' && after !== undefined && after['partitionKey'] !== attributes['partitionKey']) tables.add(id.path.join('\n'))
    if (id.kind === 'column' && attributes['partitionKey'] === true && isTable(id.path.slice(0, 2), desired) && !staysInKey(attributes, after)) tables.add(rootOf(id.path.slice(0, 2), context).join('\n'))
  }
  remade.set(live, { desired, tables })
  return tables
}

function isMadeAnew(table: readonly string[], context: Context): boolean {
  const parent = parentOf(table, context.live)
  return remadeIn(context).has(table.join('\n')) || (parent !== null && isMadeAnew(parent, context))
}

export const isTable = (table: readonly string[], catalog: Catalog): boolean => catalog.facts.has(keyOf({ kind: 'table', path: table }))

/**
 * Under this name an index or key of a partitioned table searches for partitions that go: it becomes valid when the last of the
 * table's partitions has its part of it, and these never get one.
 */
export const partsName = (parent: readonly string[]): string => `partitions:${JSON.stringify(parent)}`

/** Whether the table is partitioned. */
export const isPartitionedIn = (table: readonly string[], catalog: Catalog): boolean => (catalog.facts.get(keyOf({ kind: 'table', path: table }))?.attributes['partitionKey'] ?? null) !== null

/** The table that it is a partition of. */
export const parentOf = (table: readonly string[], catalog: Catalog): readonly string[] | null => {
  const parent = catalog.facts.get(keyOf({ kind: 'partition', path: table }))?.attributes['parent']
  return Array.isArray(parent) ? parent.map(String) : null
}

/** Whether the table is a partition of the other, or of one of its partitions, before or after. */
export function isUnder(table: readonly string[], other: readonly string[], context: Context): boolean {
  return [context.live, context.desired].some((catalog) => {
    for (let above = parentOf(table, catalog); above !== null; above = parentOf(above, catalog)) if (above.join('\n') === other.join('\n')) return true
    return false
  })
}

/** The partitioned table at the top, as it is; the table itself where it is no partition. */
export function rootOf(table: readonly string[], context: Context): readonly string[] {
  const parent = parentOf(table, context.live)
  return parent === null ? table : rootOf(parent, context)
}

/**
 * Whether what the table has from the parent comes and goes with that, in the catalog before (`live`) or after: not so where the
 * table is there on its own and is tied to the parent, or let go, as it is.
 */
export function isHandedDown(table: readonly string[], parent: readonly string[] | null, catalog: Catalog): boolean {
  const fact = ['table', 'foreign table'].map((kind) => catalog.facts.get(keyOf({ kind: kind as KindName, path: table }))).find((found) => found !== undefined)
  if (fact === undefined || parent === null) return true
  const { inherits } = fact.attributes
  const above = [parentOf(table, catalog), ...(Array.isArray(inherits) ? (inherits as readonly Value[]) : [])]
  return above.some((one) => Array.isArray(one) && one.join('\n') === parent.join('\n'))
}

/** Whether the table is made of the same composite type before and after: its columns come and go with the type's attributes. */
export function staysTyped(table: readonly string[], context: Context): boolean {
  const key = keyOf({ kind: 'table', path: table })
  const [before, after] = [context.live, context.desired].map((catalog) => catalog.facts.get(key)?.attributes['ofType'])
  return Array.isArray(before) && Array.isArray(after) && before.join('\n') === after.join('\n')
}

const parents = new WeakMap<Catalog, ReadonlySet<string>>()

/** Tables that others inherit from, partitions included. */
function parentsIn(catalog: Catalog): ReadonlySet<string> {
  const known = parents.get(catalog)
  if (known !== undefined) return known
  const found = new Set<string>()
  const add = (of: Value | undefined): void => {
    if (Array.isArray(of)) found.add(of.join('\n'))
  }
  for (const { attributes } of catalog.facts.values()) {
    add(attributes['parent'])
    const { inherits } = attributes
    if (Array.isArray(inherits)) inherits.forEach(add)
  }
  parents.set(catalog, found)
  return found
}

/**
 * ALTER TABLE of this table alone, for what PostgreSQL would otherwise hand on to the tables that inherit from it, which have
 * facts and statements of their own.
 */
export function alone(table: readonly string[], context: Context): { readonly name: Sql; lock(mode: DraftLock['mode']): DraftLock } {
  const [schema = '', name = ''] = table
  const hasHeirs = [context.live, context.desired].some((catalog) => parentsIn(catalog).has(`${schema}\n${name}`))
  return { name: hasHeirs ? sql`ONLY ${ident(schema, name)}` : ident(schema, name), lock: (mode) => (hasHeirs ? lock(table, mode) : lockTree(table, mode)) }
}
