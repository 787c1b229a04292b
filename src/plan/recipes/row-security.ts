import { describe, keyOf, type Identity, type Key } from '../../model/identity.ts'
import { alterDrafts } from '../operations.ts'
import type { Part } from '../task.ts'
import { isInUse, tableOf, type World } from '../world.ts'
import type { Recipe } from './recipe.ts'

const flags: ReadonlySet<string> = new Set(['rowSecurity', 'forceRowSecurity'])

/** The word under which all changes of a table's policies are committed together: nobody sees a moment without them. */
export function policiesTogether(id: Identity, world: World): string | undefined {
  return id.kind === 'policy' && isInUse(tableOf(id), world) ? togetherOf(tableOf(id)) : undefined
}

const togetherOf = (table: Identity): string => `policies of ${keyOf(table)}`

/** Row-level security is switched on after the policies are there: in between, ordinary roles would see no rows. */
export const rowSecurityFlags: Recipe = (operation, world) => {
  if (operation.verb !== 'alter' || operation.alteration.after.id.kind !== 'table') return null
  const { before, after, attributes } = operation.alteration
  const switched = attributes.filter((name) => flags.has(name))
  if (switched.length === 0) return null
  const others = attributes.filter((name) => !flags.has(name))
  const drafts = (names: readonly string[]) => {
    const result = names.length === 0 ? [] : alterDrafts({ before, after, attributes: names }, world.context)
    return result === 'recreate' ? [] : result
  }
  const policies: Key[] = [...world.operations.creates.values(), ...[...world.operations.alters.values()].map((one) => one.after)]
    .filter((fact) => fact.id.kind === 'policy' && fact.id.path[0] === after.id.path[0] && fact.id.path[1] === after.id.path[1])
    .map((fact) => fact.key)
  // What depends on the table waits for its other changes only.
  const first: Part = { title: `alter ${describe(after.id)}: ${others.join(', ')}`, phase: 'expand', drafts: drafts(others), settles: true }
  return [first, { title: `switch row-level security of ${after.id.path.join('.')}`, phase: 'migrate', drafts: drafts(switched), after: policies, together: togetherOf(after.id) }]
}
