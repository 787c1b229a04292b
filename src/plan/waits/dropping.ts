import { kindNameOf, kindOf } from '../../kinds/registry.ts'
import type { Key } from '../../model/identity.ts'
import { aboveOf, giverOf, parentsOf, wholeOf, type Operations } from '../operations.ts'
import type { Task } from '../task.ts'
import type { Arrangement } from './arrangement.ts'

/** What goes waits for what depends on it to go, or to be altered. */
export function waitsOfDropping({ world, dropping, altering, dependents, add, end, moverOf }: Arrangement): void {
  const { context, operations } = world
  // What a child that goes has from its parent is gone when that is gone there, and in nobody's way. (A partition may be detached before.)
  const goesAbove = (part: Key): boolean => {
    const fact = operations.drops.get(part)
    const [above, child] = [aboveOf(fact), operations.drops.get(wholeOf(fact) ?? part)]
    return above !== null && child !== undefined && parentsOf(child).length > 0 && dropping.get(above)?.key === above && dropping.get(part)?.key !== part
  }
  for (const [key, task] of dropping) {
    const own = end(task)
    // What a parent table hands down can go here when it is gone there.
    const fact = operations.drops.get(key)
    const above = aboveOf(fact)
    const goneAbove = above === null ? undefined : dropping.get(above)
    const isNeeded = above !== null && context.live.dependencies.get(key)?.includes(above) === true
    if (!isNeeded && task.key === key && goneAbove !== undefined && goneAbove !== task && goneAbove.key === above) add(end(goneAbove).last, own.first)
    const giver = fact === undefined ? null : giverOf(fact, context)
    const giving = giver === null ? undefined : altering.get(giver)
    if (giving !== undefined) add(own.last, end(giving).first)
    const mover = operations.carries.has(key) ? moverOf(task) : undefined
    // Where a parent table's goes, its children's goes along.
    const takers = [task, ...droppedAbove(key, dropping, operations)]
    for (const dependent of dependents.get(key) ?? []) {
      if (goesAbove(dependent)) continue
      const dropped = dropping.get(dependent)
      if (dropped !== undefined) {
        for (const taker of takers) if (dropped !== taker) add(end(dropped).last, end(taker).first, { fact: dependent, verb: 'drop' }, taker !== task && dropped === task)
        if (mover !== undefined && kindOf(kindNameOf(dependent)).staysBehind === true) add(end(dropped).last, end(mover).first)
        continue
      }
      const altered = altering.get(dependent)
      // What a child has from it is let go with the table.
      if (aboveOf(operations.alters.get(dependent)?.before) === key && task.key !== key) continue
      if (altered !== undefined) add(end(altered).released, own.first)
    }
  }
}

/** Drops of what hands the fact down, and of what hands that down. */
function droppedAbove(key: Key, dropping: ReadonlyMap<Key, Task>, operations: Operations): readonly Task[] {
  const above = aboveOf(operations.drops.get(key))
  const task = above === null ? undefined : dropping.get(above)
  return above === null || task === undefined ? [] : [task, ...droppedAbove(above, dropping, operations)]
}
