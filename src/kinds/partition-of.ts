import { ident, sql, type Sql } from '../sql/sql.ts'
import { lock, lockTree, type Context, type DraftLock } from './kind.ts'
import type { Value } from '../model/fact.ts'
import { keyOf } from '../model/identity.ts'
import type { Catalog } from '../model/catalog.ts'

/** Whether the table is a partition of the same parent before and after: then its parts of the parent's indexes and keys cannot go alone. */
export function staysPartition(table: readonly string[], context: Context): boolean {
  const parentIn = (catalog: Catalog): Value | undefined => catalog.facts.get(keyOf({ kind: 'partition', path: table }))?.attributes['parent']
  const [before, after] = [parentIn(context.live), parentIn(context.desired)]
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
