import { alterTable, constraintClause, type Constraint } from '../../kinds/constraint.ts'
import { lockTree } from '../../kinds/kind.ts'
import type { Fact } from '../../model/fact.ts'
import { describe } from '../../model/identity.ts'
import { ident, sql } from '../../sql/sql.ts'
import { isInUse, tableName, tableOf } from '../world.ts'
import type { Recipe } from './recipe.ts'

/** On a table in use: NOT VALID first, then VALIDATE in a later transaction, which lets others read and write. */
export const checkNotValid: Recipe = (operation, world) => {
  if (operation.verb !== 'create' || operation.fact.id.kind !== 'constraint') return null
  const { id, attributes } = operation.fact as Fact<Constraint>
  if (attributes.type !== 'CHECK' || !attributes.valid || !attributes.enforced || attributes.inherited || attributes.of !== 'table' || !isInUse(tableOf(id), world)) return null
  const name = ident(id.path[2] ?? '')
  return [
    {
      title: `add ${describe(id)}, not valid yet`,
      phase: 'expand',
      drafts: [alterTable(id, sql`ADD CONSTRAINT ${name} ${constraintClause(attributes)} NOT VALID`)],
      settles: true,
    },
    {
      title: `validate ${describe(id)}`,
      phase: 'migrate',
      drafts: [
        alterTable(id, sql`VALIDATE CONSTRAINT ${name}`, {
          locks: [lockTree(tableName(id), 'SHARE UPDATE EXCLUSIVE')],
          duration: 'scan',
          hazards: [{ name: 'may_fail_on_data', message: `rows of ${tableName(id).join('.')} may break ${id.path[2]}` }],
        }),
      ],
      after: world.context.desired.dependencies.get(operation.fact.key)?.filter((key) => key.startsWith('column ')) ?? [],
    },
  ]
}
