import { kindNameOf, kindOf } from '../../kinds/registry.ts'
import type { Fact } from '../../model/fact.ts'
import { keyOf, type Key, type KindName } from '../../model/identity.ts'
import { push } from '../graph.ts'
import { aboveOf, giverOf } from '../operations.ts'
import type { Task } from '../task.ts'
import type { World } from '../world.ts'
import type { Arrangement } from './arrangement.ts'

/** What is made waits for what it needs, and for what is in its place until then. */
export function waitsOfMaking({ world, creating, dropping, altering, rearranged, slots, found, leaving, add, addAfter, end, settledFor, namesakes }: Arrangement): void {
  const { context, operations } = world
  const siblings = siblingsOf(world)
  const wrappers = wrappersIn(creating, world)
  for (const [key, task] of creating) {
    const fact = operations.creates.get(key)
    if (fact === undefined) continue
    const own = end(task)
    const because = { fact: key, verb: 'create' as const }
    const catalog = context.desired.facts.has(key) ? context.desired : context.live
    const dependencies = catalog.dependencies.get(key) ?? []
    for (const sibling of siblings(fact)) {
      const created = creating.get(sibling)
      if (created !== undefined && created !== task) add(end(created).settled, own.first, because, true)
    }
    for (const older of kindOf(fact).madeAfter?.(fact, context) ?? []) {
      const created = creating.get(keyOf(older))
      if (created !== undefined && created !== task) add(end(created).settled, own.first, because, true)
    }
    for (const needed of dependencies) {
      const created = creating.get(needed)
      if (created !== undefined && created !== task) add(end(created).settled, own.first, because)
      const altered = rearranged.has(needed) ? undefined : altering.get(needed)
      const last = altered === undefined ? null : settledFor(altered, key)
      if (last !== null) add(last, own.first, because)
      for (const gone of namesakes(needed)) add(end(gone).last, own.first, because)
      for (const wrapper of wrappers.get(needed) ?? []) if (wrapper !== task) add(end(wrapper).settled, own.first, because, true)
    }
    const giver = giverOf(fact, context)
    const giving = giver === null ? undefined : altering.get(giver)
    if (giving !== undefined) add(end(giving).last, own.first, because)
    const whole = kindOf(fact).parent?.(fact) ?? null
    // On a partition that is there it comes down from the parent.
    const above = aboveOf(fact)
    const handedDown = above === null ? undefined : creating.get(above)
    if (handedDown !== undefined && handedDown !== task && whole !== null && !operations.creates.has(keyOf(whole))) add(end(handedDown).settled, own.first, because)
    // While the parent itself is attached, it has a check that its own partitions lack.
    for (const parent of kindOf(fact).inherits?.(fact).from ?? []) {
      const above = creating.get(keyOf({ kind: fact.id.kind, path: parent }))
      if (above !== undefined && above !== task && above.parts.length > 1) add(end(above).last, own.first, because)
    }
    const dropped = dropping.get(key)
    if (dropped !== undefined) {
      addAfter(dropped, task, own.start, because)
      // Made again because something goes: not before that is gone, or it would take to it again.
      for (const needed of context.live.dependencies.get(key) ?? []) {
        const gone = operations.creates.has(needed) ? undefined : dropping.get(needed)
        if (gone !== undefined && gone !== dropped) add(end(gone).last, own.start, because, true)
      }
    }
    // What goes only with something else has its place until that is gone.
    const former = operations.drops.get(key)
    const only = former === undefined ? null : (kindOf(former).onlyWith?.(former, null, context) ?? null)
    const goneWith = only === null ? undefined : dropping.get(keyOf(only))
    if (goneWith !== undefined) addAfter(goneWith, task, own.start, because)
    for (const other of leaving.get(fact.id.kind) ?? []) {
      const gone = other.key !== key && kindOf(fact).clashes?.(other, fact, context) === true ? dropping.get(other.key) : undefined
      if (gone !== undefined) addAfter(gone, task, own.start, because)
    }
    for (const name of kindOf(fact).searches?.(fact) ?? []) {
      for (const one of found.get(name) ?? []) {
        const again = operations.creates.get(one)
        const isFoundAgain = again !== undefined && (kindOf(again).foundAs?.(again) ?? []).includes(name)
        // A partition with other bounds: it is attached anew first, for then it would get a part at once.
        const tied = isFoundAgain && kindOf(again).inherits?.(again).as === 'partition' ? creating.get(one) : undefined
        if (tied !== undefined && whole !== null && !operations.drops.has(keyOf(whole))) add(end(tied).last, own.first, because)
        const gone = isFoundAgain ? undefined : dropping.get(one)
        if (gone !== undefined) add(end(gone).last, own.first, because)
      }
    }
    for (const slot of kindOf(fact).slots?.(fact) ?? []) {
      const occupant = slots.get(slot)
      const gone = occupant === undefined ? undefined : dropping.get(occupant)
      if (gone !== undefined) addAfter(gone, task, own.start, because)
    }
  }
}

/** What is made and wraps something else, by that. */
function wrappersIn(creating: ReadonlyMap<Key, Task>, { operations, context }: World): ReadonlyMap<Key, readonly Task[]> {
  const wrappers = new Map<Key, Task[]>()
  for (const [key, task] of creating) {
    const fact = operations.creates.get(key)
    const wrapped = fact === undefined ? undefined : kindOf(fact).wraps
    if (wrapped === undefined) continue
    for (const needed of context.desired.dependencies.get(key) ?? []) if (kindNameOf(needed) === wrapped) push(wrappers, needed, task)
  }
  return wrappers
}

/** Facts with the same parent that a kind wants to come first. */
function siblingsOf(world: World): (fact: Fact) => readonly Key[] {
  const parentOf = (fact: Fact): Key | null => {
    const parent = kindOf(fact).parent?.(fact)
    return parent === null || parent === undefined ? null : keyOf(parent)
  }
  // A column's default has the column for its parent: what belongs to a part belongs to the whole.
  const wholeOf = (fact: Fact): Key | null => {
    const parent = parentOf(fact)
    const part = parent === null ? undefined : world.operations.creates.get(parent)
    return part === undefined ? parent : (parentOf(part) ?? parent)
  }
  const byWhole = new Map<Key, { readonly key: Key; readonly kind: KindName }[]>()
  for (const fact of world.operations.creates.values()) {
    const whole = wholeOf(fact)
    if (whole !== null) push(byWhole, whole, { key: fact.key, kind: fact.id.kind })
  }
  return (fact) => {
    const wanted = kindOf(fact).afterSiblings
    const whole = wanted === undefined ? null : wholeOf(fact)
    if (wanted === undefined || whole === null) return []
    return (byWhole.get(whole) ?? []).filter((one) => wanted.includes(one.kind) && one.key !== fact.key).map((one) => one.key)
  }
}
