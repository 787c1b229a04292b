import { kindOf } from '../../kinds/registry.ts'
import type { Operations } from '../operations.ts'
import type { Task } from '../task.ts'
import type { Arrangement } from './arrangement.ts'

/** Whether its rows are carried over, by itself or with the table that it is a partition of. */
const isCarried = (gone: Task, { carries }: Operations): boolean => carries.has(gone.key) || gone.parts.some(({ after }) => after?.some((key) => carries.has(key)) === true)

/** What depends on a type that is swapped goes before the old one is renamed away. */
export function waitsOfSwapping({ world, creating, dropping, altering, slots, dependents, add, end }: Arrangement): void {
  const { operations } = world
  const swaps = new Map<Task, Task>()
  for (const [key, task] of creating) {
    const fact = operations.creates.get(key)
    if (fact === undefined || task.key !== key || task.parts[0]?.cleared !== true) continue
    const former = [key, ...(kindOf(fact).slots?.(fact) ?? []).map((slot) => slots.get(slot))].map((one) => (one === undefined ? undefined : dropping.get(one)))
    const dropped = former.find((found) => found !== undefined)
    if (dropped !== undefined) swaps.set(dropped, task)
  }
  for (const [dropped, task] of swaps) {
    for (const dependent of dependents.get(dropped.key) ?? []) {
      const gone = dropping.get(dependent)
      // The old of what is swapped itself, or carried over, stays until the new is there.
      if (gone !== undefined && gone !== dropped && !swaps.has(gone) && !isCarried(gone, operations)) add(end(gone).last, end(task).first)
      const altered = altering.get(dependent)
      if (altered !== undefined) add(end(task).last, end(altered).first)
    }
  }
}
