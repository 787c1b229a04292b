import { kindOf } from '../../kinds/registry.ts'
import { keyOf } from '../../model/identity.ts'
import type { Arrangement } from './arrangement.ts'

/** What goes waits for what depends on it to go, or to be altered. */
export function waitsOfDropping({ world, dropping, altering, dependents, add, end }: Arrangement): void {
  const { context, operations } = world
  for (const [key, task] of dropping) {
    const own = end(task)
    // What a parent table hands down can go here when it is gone there.
    const fact = operations.drops.get(key)
    const above = fact === undefined ? null : (kindOf(fact).handedBy?.(fact) ?? null)
    const goneAbove = above === null ? undefined : dropping.get(keyOf(above))
    const isNeeded = above !== null && context.live.dependencies.get(key)?.includes(keyOf(above)) === true
    if (above !== null && !isNeeded && task.key === key && goneAbove !== undefined && goneAbove !== task && goneAbove.key === keyOf(above)) add(end(goneAbove).last, own.first)
    for (const dependent of dependents.get(key) ?? []) {
      const dropped = dropping.get(dependent)
      if (dropped !== undefined) {
        if (dropped !== task) add(end(dropped).last, own.first, { fact: dependent, verb: 'drop' })
        continue
      }
      const altered = altering.get(dependent)
      // What a child has from it is let go with the table.
      const before = operations.alters.get(dependent)?.before
      const handedBy = before === undefined ? null : (kindOf(before).handedBy?.(before) ?? null)
      if (handedBy !== null && keyOf(handedBy) === key && task.key !== key) continue
      if (altered !== undefined) add(end(altered).released, own.first)
    }
  }
}
