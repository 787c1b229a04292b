import { kindOf } from '../../kinds/registry.ts'
import type { Fact } from '../../model/fact.ts'
import { keyOf, type Key } from '../../model/identity.ts'
import { push } from '../graph.ts'
import { aboveOf, ancestorsOf, parentsOf, parentsOnlyOf, wholeOf } from '../operations.ts'
import type { Task, Verb } from '../task.ts'
import type { World } from '../world.ts'
import type { Arrangement } from './arrangement.ts'

/** A partition's own parts come, change and go while it is none: before it is attached, after it is detached. So do a child's. */
export function waitsOfParts({ world, creating, dropping, altering, rearranged, add, end }: Arrangement): void {
  const { operations } = world
  const parts = new Map<Key, (readonly [Verb, Task])[]>()
  for (const [verb, map] of [['create', creating], ['drop', dropping], ['alter', altering]] as const) {
    for (const [key, task] of map) {
      const fact = verb === 'create' ? operations.creates.get(key) : verb === 'drop' ? operations.drops.get(key) : operations.alters.get(key)?.after
      const whole = wholeOf(fact)
      if (whole !== null && !task.covers.includes(whole)) push(parts, whole, [verb, task])
    }
  }
  for (const [key, task] of [...creating, ...dropping]) {
    const fact = (task.verb === 'create' ? operations.creates : operations.drops).get(key)
    const whole = fact === undefined || kindOf(fact).inherits?.(fact).as !== 'partition' ? null : kindOf(fact).parent?.(fact)
    if (whole === null || whole === undefined || task.covers.includes(keyOf(whole))) continue
    const isTiedAgain = creating.has(key) && !changesParent(key, world)
    for (const [verb, part] of parts.get(keyOf(whole)) ?? []) {
      if (part === task || part.covers.includes(key) || verb === 'create') continue
      // What goes from a partition that stays one goes before it is attached again; what is left to the parent's goes with that.
      const runs = part.parts.some(({ drafts }) => drafts.length > 0)
      if (task.verb === 'create' && runs) add(end(part).last, end(task).first)
      else if (task.verb === 'drop' && (verb === 'alter' || !isTiedAgain)) add(end(task).last, end(part).first)
    }
  }
  for (const [, task] of altering) {
    const how = rearranged.get(task.key)
    if (how === undefined) continue
    for (const [verb, part] of parts.get(task.key) ?? []) {
      const gone = verb === 'drop' ? operations.drops.get(part.key) : undefined
      // It leaves in a part of its own, and what changes does so in between.
      if (how === 'joins' && end(task).first !== end(task).ready) {
        add(end(task).first, end(part).first, null, verb === 'create')
        add(end(part).last, end(task).ready)
        continue
      }
      const isOwn = gone !== undefined && aboveOf(gone) === null
      // Its own that is made again is as it shall be before that; else it goes afterwards if nothing speaks against it.
      if (how === 'joins' && isOwn && operations.creates.has(gone.key)) continue
      if (verb === 'drop' || how === 'leaves') add(end(task).settled, end(part).first, null, how === 'joins' && isOwn)
      else add(end(part).last, end(task).first)
    }
  }
}

/** What a parent hands on is as it shall be when a table is tied to it, and as it was for those that leave. */
export function waitsOfParents({ world, creating, dropping, altering, rearranged, add, end, moverOf }: Arrangement): void {
  const { operations } = world
  const handedOn = new Map<string, Task[]>()
  const handOn = (fact: Fact | undefined, task: Task): void => {
    const parent = fact === undefined || kindOf(fact).handedOn?.(fact) !== true ? null : (kindOf(fact).parent?.(fact) ?? null)
    // What goes with an old table that is moved away, the new one never had.
    if (parent === null || (task.verb === 'drop' && operations.carries.has(keyOf(parent)))) return
    push(handedOn, parent.path.join('.'), task)
  }
  // What serves on beside what takes its place is gone before a table is attached: or that would get a part of both.
  for (const [key, task] of dropping) if (!operations.creates.has(key) || (task.key === key && !operations.carries.has(key) && moverOf(task) !== undefined)) handOn(operations.drops.get(key), task)
  for (const [key, task] of altering) handOn((operations.alters.get(key) ?? operations.rebuilds.get(key))?.after, task)
  for (const [key, task] of creating) handOn(operations.creates.get(key), task)
  const handedOnBy = (parents: readonly string[]): readonly Task[] => parents.flatMap((parent) => handedOn.get(parent) ?? [])
  // A column of a table that stays.
  const isMadeAgain = ({ key: made }: Task): boolean => {
    const part = operations.drops.has(made) ? operations.creates.get(made) : undefined
    const whole = part === undefined || kindOf(part).holdsRows !== true ? null : wholeOf(part)
    return whole !== null && !operations.creates.has(whole)
  }
  for (const [key, task] of [...creating, ...dropping]) {
    const fact = (task.verb === 'create' ? operations.creates : operations.drops).get(key)
    const as = fact === undefined ? undefined : kindOf(fact).inherits?.(fact).as
    if (fact === undefined || as === undefined) continue
    // A child that is made has all of its parent at once.
    if (as === 'child' && task.verb === 'create') {
      for (const changed of handedOnBy(parentsOf(fact))) if (changed !== task && changed.verb !== 'create') add(end(changed).last, end(task).first, null, true)
    }
    if (as !== 'partition' || (task.verb === 'drop' && task.key !== key)) continue
    const isTiedAgain = creating.has(key) && !changesParent(key, world)
    for (const gone of handedOnBy(parentsOf(fact))) {
      if (gone.key === key || gone === task) continue
      // One that is attached to the same parent again goes through it while it still is a partition.
      if (task.verb === 'create' || isTiedAgain) {
        if (gone.verb !== 'create' || isMadeAgain(gone)) add(end(gone).last, end(task).first)
      } else if (gone.verb === 'drop' || stays(fact, world)) add(end(task).last, end(gone).first)
    }
  }
  for (const key of rearranged.keys()) {
    const [alteration, task] = [operations.alters.get(key), altering.get(key)]
    if (alteration === undefined || task === undefined) continue
    const left = parentsOnlyOf(alteration.before, alteration.after)
    for (const changed of handedOnBy(left)) if (changed !== task) add(end(task).released, end(changed).first)
    // What comes further up would reach it through those.
    for (const changed of handedOnBy(ancestorsOf(alteration.before, left, world.context.live))) if (changed !== task && changed.verb === 'create') add(end(task).released, end(changed).first, null, true)
  }
}

/** What holds for the partitions of a table goes before they leave, unless one of them takes it along on purpose. */
export function waitsOfLeaving({ world, creating, dropping, add, end }: Arrangement): void {
  const { operations } = world
  const leaving = new Map<string, (readonly [Fact, Task])[]>()
  for (const [key, tie] of operations.drops) {
    const task = dropping.get(key)
    if (task !== undefined && kindOf(tie).inherits?.(tie).as === 'partition') for (const parent of parentsOf(tie)) push(leaving, parent, [tie, task])
  }
  if (leaving.size === 0) return
  for (const [key, fact] of operations.drops) {
    const task = dropping.get(key)
    if (task === undefined) continue
    for (const table of kindOf(fact).keepsParts?.(fact) ?? []) {
      for (const [tie, left] of leaving.get(table.join('.')) ?? []) {
        const takenAlong = keyOf({ kind: fact.id.kind, path: [...tie.id.path, fact.id.path.at(-1) ?? ''] })
        if (left !== task && !creating.has(takenAlong)) add(end(task).last, end(left).first, { fact: key, verb: 'drop' })
      }
    }
  }
}

/** Whether the table becomes a partition of another. */
function changesParent(tie: Key, { operations }: World): boolean {
  const [gone, again] = [operations.drops.get(tie), operations.creates.get(tie)]
  return gone !== undefined && again !== undefined && parentsOnlyOf(gone, again).length > 0
}

/** Whether the table that the tie belongs to is there afterwards. */
function stays(tie: Fact, world: World): boolean {
  const table = wholeOf(tie)
  return table !== null && !world.operations.drops.has(table)
}
