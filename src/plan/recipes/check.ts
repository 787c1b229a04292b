import { alterTable, constraintClause, type Constraint } from '../../kinds/constraint.ts'
import { lock, lockTree } from '../../kinds/kind.ts'
import { kindOf } from '../../kinds/registry.ts'
import type { Fact } from '../../model/fact.ts'
import { describe, keyOf } from '../../model/identity.ts'
import { ident, sql } from '../../sql/sql.ts'
import { wholeOf } from '../operations.ts'
import type { Part } from '../task.ts'
import { isInUse, tableName, tableOf } from '../world.ts'
import { leavesOf } from './foreign-key.ts'
import type { Recipe } from './recipe.ts'

/** On a table in use: NOT VALID first, then VALIDATE in a later transaction, which lets others read and write. */
export const checkNotValid: Recipe = (operation, world) => {
  if (operation.verb !== 'create' || operation.fact.id.kind !== 'constraint') return null
  const { id, attributes } = operation.fact as Fact<Constraint>
  // A child's own comes with its parent's, but for one that joins that parent later.
  const comesDown = attributes.inherited && (attributes.partition || kindOf(operation.fact).create(operation.fact, world.context, []).length === 0)
  if (attributes.type !== 'CHECK' || !attributes.enforced || comesDown || attributes.of !== 'table' || !isInUse(tableOf(id), world)) return null
  const name = ident(id.path[2] ?? '')
  const hazards = [{ name: 'may_fail_on_data' as const, message: `rows of ${tableName(id).join('.')} may break ${id.path[2]}` }]
  const columns = world.context.desired.dependencies.get(operation.fact.key)?.filter((key) => key.startsWith('column ')) ?? []
  if (!attributes.valid) {
    // Rows that are there need not hold, but those that are written must: so it comes after these were given the values of new columns.
    const { creates, alters } = world.operations
    const filled = [...creates.values(), ...[...alters.values()].map(({ after }) => after)]
      .filter((part) => kindOf(part).holdsRows === true && wholeOf(part) === keyOf(tableOf(id)) && (creates.has(part.key) || world.backfills.has(part.key)))
      .map(({ key }) => key)
    return filled.length === 0 ? null : [{ title: `create ${describe(id)}`, phase: 'expand', drafts: kindOf(operation.fact).create(operation.fact, world.context, []), after: filled, settles: true }]
  }
  // Partition by partition: then the parent has nothing left to read.
  const leaves = attributes.partitioned ? leavesOf(tableName(id), world) : []
  const whole = alterTable(id, sql`VALIDATE CONSTRAINT ${name}`, { locks: [lockTree(tableName(id), 'SHARE UPDATE EXCLUSIVE')], ...(leaves.length === 0 ? { duration: 'scan' as const, hazards } : {}) })
  return [
    {
      title: `add ${describe(id)}, not valid yet`,
      phase: 'expand',
      drafts: [alterTable(id, sql`ADD CONSTRAINT ${name} ${constraintClause(attributes)} NOT VALID`)],
      settles: true,
    },
    ...leaves.map((leaf): Part => ({
      title: `validate ${describe(id)} for ${leaf.path.join('.')}`,
      phase: 'migrate',
      drafts: [alterTable(leaf, sql`VALIDATE CONSTRAINT ${name}`, { locks: [lock(leaf.path, 'SHARE UPDATE EXCLUSIVE')], duration: 'scan', hazards })],
      after: columns,
    })),
    { title: `validate ${describe(id)}`, phase: 'migrate', drafts: [whole], after: columns },
  ]
}
