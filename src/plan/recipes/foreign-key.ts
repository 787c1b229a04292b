import { addForeignKey, validateForeignKey, type ForeignKey } from '../../kinds/foreign-key.ts'
import type { Fact } from '../../model/fact.ts'
import { describe, keyOf } from '../../model/identity.ts'
import { isInUse, tableOf } from '../world.ts'
import type { Recipe } from './recipe.ts'

/**
 * On a table in use: NOT VALID first, which locks both tables for an instant; then, in a later transaction, VALIDATE, which
 * scans under SHARE UPDATE EXCLUSIVE and ROW SHARE. Before 18 a partitioned table takes no NOT VALID foreign key.
 */
export const foreignKeyNotValid: Recipe = (operation, world) => {
  if (operation.verb !== 'create' || operation.fact.id.kind !== 'foreign key') return null
  const { id, attributes: key } = operation.fact as Fact<ForeignKey>
  if (!key.valid || !key.enforced || !world.online) return null
  if (!isInUse(tableOf(id), world)) {
    // A table that this plan makes has no rows yet: the other one is locked for an instant.
    return [{ title: `create ${describe(id)}`, phase: 'expand', drafts: [{ ...addForeignKey(id, key, true), duration: 'instant', hazards: [] }] }]
  }
  if (key.partitioned && world.context.major < 18) return null
  const columns = key.columns.map((column) => keyOf({ kind: 'column', path: [...id.path.slice(0, 2), column] }))
  return [
    { title: `add ${describe(id)}, not valid yet`, phase: 'expand', drafts: [addForeignKey(id, key, false)], settles: true },
    { title: `validate ${describe(id)}`, phase: 'migrate', drafts: [validateForeignKey(id, key)], after: columns },
  ]
}
