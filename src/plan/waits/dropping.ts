import type { Key } from '../../model/identity.ts'
import { aboveOf } from '../operations.ts'
import type { Task } from '../task.ts'
import type { Arrangement } from './arrangement.ts'

/** What goes waits for what depends on it to go, or to be altered. */
export function waitsOfDropping({ world, dropping, altering, dependents, add, end }: Arrangement): void {
  const { context, operations } = world
  // What a table that goes has from a parent is gone when that is gone there, and in nobody's way: only who holds on to it is.
  function* holdersOf(key: Key, task: Task): Iterable<Key> {
    for (const dependent of dependents.get(key) ?? []) {
      const above = aboveOf(operations.drops.get(dependent))
      const dropped = dropping.get(dependent)
      const goesFromAbove = above !== null && dropping.get(above)?.key === above && dropped !== task && dropped?.key !== dependent
      if (!goesFromAbove) yield dependent
      else {
        yield above
        yield* holdersOf(dependent, task)
      }
    }
  }
  for (const [key, task] of dropping) {
    const own = end(task)
    // What a parent table hands down can go here when it is gone there.
    const above = aboveOf(operations.drops.get(key))
    const goneAbove = above === null ? undefined : dropping.get(above)
    const isNeeded = above !== null && context.live.dependencies.get(key)?.includes(above) === true
    if (!isNeeded && task.key === key && goneAbove !== undefined && goneAbove !== task && goneAbove.key === above) add(end(goneAbove).last, own.first)
    for (const dependent of holdersOf(key, task)) {
      const dropped = dropping.get(dependent)
      if (dropped !== undefined) {
        if (dropped !== task) add(end(dropped).last, own.first, { fact: dependent, verb: 'drop' })
        continue
      }
      const altered = altering.get(dependent)
      // What a child has from it is let go with the table.
      if (aboveOf(operations.alters.get(dependent)?.before) === key && task.key !== key) continue
      if (altered !== undefined) add(end(altered).released, own.first)
    }
  }
}
