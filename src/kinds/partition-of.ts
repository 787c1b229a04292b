import type { Context } from './kind.ts'
import type { Value } from '../model/fact.ts'
import { keyOf } from '../model/identity.ts'
import type { Catalog } from '../model/catalog.ts'

/** Whether the table is a partition of the same parent before and after: then its parts of the parent's indexes and keys cannot go alone. */
export function staysPartition(table: readonly string[], context: Context): boolean {
  const parentIn = (catalog: Catalog): Value | undefined => catalog.facts.get(keyOf({ kind: 'partition', path: table }))?.attributes['parent']
  const [before, after] = [parentIn(context.live), parentIn(context.desired)]
  return Array.isArray(before) && Array.isArray(after) && before.join('\n') === after.join('\n')
}
