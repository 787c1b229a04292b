import { kindNameOf, kindOf } from '../../kinds/registry.ts'
import type { Fact } from '../../model/fact.ts'
import { keyOf, type Key } from '../../model/identity.ts'
import { aboveOf, disturbedBy, giverOf, pairOf } from '../operations.ts'
import type { Task } from '../task.ts'
import type { World } from '../world.ts'
import type { Arrangement } from './arrangement.ts'

/** What is altered waits for what it then needs, and for dependents that cannot stay meanwhile to be gone. */
export function waitsOfAltering({ world, creating, dropping, altering, slots, dependents, add, end, settledFor, moverOf, namesakes }: Arrangement): void {
  const { context, operations } = world
  for (const [key, task] of altering) {
    const own = end(task)
    const alteration = operations.alters.get(key) ?? operations.rebuilds.get(key)
    if (alteration === undefined) continue
    const target = alteration.after.id.target
    for (const needed of [...(context.desired.dependencies.get(key) ?? []), ...(target === undefined ? [] : [keyOf(target)])]) {
      const created = creating.get(needed)
      if (created !== undefined) add(created.covers.includes(key) ? own.first : end(created).settled, own.ready)
      for (const gone of namesakes(needed)) add(end(gone).last, own.ready)
      // What it shall say may be true of its columns only as they shall be.
      const altered = (context.live.dependencies.get(key) ?? []).includes(needed) && !isType(needed, world) && kindOf(kindNameOf(needed)).holdsOthers !== true ? undefined : altering.get(needed)
      if (altered !== undefined) add(end(altered).settled, own.ready)
    }
    // A parent table hands on what is altered there.
    const handedBy = alteredAbove(alteration.after, altering, world)
    for (const altered of handedBy) add(end(altered).last, own.first)
    const kind = kindOf(alteration.after)
    const held = kind.slots?.(alteration.before) ?? []
    for (const slot of kind.slots?.(alteration.after) ?? []) {
      const occupant = held.includes(slot) ? undefined : slots.get(slot)
      const gone = occupant === undefined ? undefined : dropping.get(occupant)
      const free = gone === undefined ? null : settledFor(gone, key)
      if (free !== null) add(free, own.first)
    }
    for (const attribute of alteration.attributes) {
      for (const waited of kind.waits?.(pairOf(alteration), attribute, context) ?? []) {
        for (const before of [dropping.get(keyOf(waited)), altering.get(keyOf(waited))]) if (before !== undefined) add(end(before).last, own.first)
      }
    }
    const disturbs = disturbedBy(alteration, operations.rebuilds.has(key), context)
    const followed = new Set(alteration.attributes.flatMap((attribute) => kind.follows?.(pairOf(alteration), attribute) ?? []))
    for (const dependent of readersOf(key, dependents, world)) {
      const dropped = dropping.get(dependent)
      if (dropped === undefined) continue
      const inTheWay = (operations.creates.has(dependent) && kind.disturbs !== undefined && moverOf(dropped) === undefined) || disturbs(kindNameOf(dependent)) || followed.has(kindNameOf(dependent))
      if (inTheWay) for (const task of [altering.get(key), ...handedBy]) if (task !== undefined) add(end(dropped).last, end(task).first)
    }
  }
}

/** What depends on the fact. What children have from it changes with it, and is in nobody's way: only who reads that is. */
function* readersOf(key: Key, dependents: Arrangement['dependents'], world: World): Iterable<Key> {
  for (const dependent of dependents.get(key) ?? []) {
    if (aboveOf(world.context.live.facts.get(dependent)) === key) yield* readersOf(dependent, dependents, world)
    else yield dependent
  }
}

/** A type without rows: it needs nothing of those that are altered because of it. */
function isType(key: Key, world: World): boolean {
  const fact = world.context.desired.facts.get(key)
  return fact !== undefined && kindOf(fact).holdsRows !== true && (kindOf(fact).slots?.(fact) ?? []).some((slot) => slot.startsWith('type:'))
}

/** Alterations of what a fact follows, and of what that follows: a column has its type from a partition's parent, or a typed table's type. */
function alteredAbove(fact: Fact, altering: ReadonlyMap<Key, Task>, world: World): readonly Task[] {
  const above = aboveOf(fact)
  const task = above === null ? undefined : altering.get(above)
  const next = above === null ? undefined : world.context.desired.facts.get(above)
  const giver = giverOf(fact, world.context)
  const giving = giver === null ? undefined : altering.get(giver)
  return [...(giving === undefined ? [] : [giving]), ...(task === undefined ? [] : [task]), ...(next === undefined ? [] : alteredAbove(next, altering, world))]
}
