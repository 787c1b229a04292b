import { kindOf } from '../../kinds/registry.ts'
import type { Fact } from '../../model/fact.ts'
import type { Key, KindName } from '../../model/identity.ts'
import { push } from '../graph.ts'
import type { Edge, Node } from '../node.ts'
import { dependentsOf, parentsOnlyOf } from '../operations.ts'
import type { Task } from '../task.ts'
import type { World } from '../world.ts'

interface Ends {
  readonly first: number
  /** The first part that may not run before the same fact's drop; null where all may. */
  readonly start: number | null
  /** The first part that does more than let go of what was. */
  readonly ready: number
  /** Where it no longer holds what it lets go of. */
  readonly released: number
  /** Where the facts are there, or gone. */
  readonly settled: number
  readonly last: number
}

/** The tasks of a plan by what they do to which facts, and the edges found so far. */
export interface Arrangement {
  readonly world: World
  readonly nodes: readonly Node[]
  readonly edges: readonly Edge[]
  /** By each fact that they cover; tasks without parts left out. */
  readonly creating: ReadonlyMap<Key, Task>
  readonly dropping: ReadonlyMap<Key, Task>
  readonly altering: ReadonlyMap<Key, Task>
  /**
   * Tables that get or lose parents: one that `joins` is tied to others, for which its parts must be as they shall be, and may leave
   * some, after which its parts may go; one that `leaves` only does that, and its parts are free from then on.
   */
  readonly rearranged: ReadonlyMap<Key, 'joins' | 'leaves'>
  /** Of what goes: whose a slot is, what is found under a name, and what may clash with another of its kind. */
  readonly slots: ReadonlyMap<string, Key>
  readonly found: ReadonlyMap<string, readonly Key[]>
  readonly leaving: ReadonlyMap<KindName, readonly Fact[]>
  /** What depended on a fact before the plan. */
  readonly dependents: ReadonlyMap<Key, readonly Key[]>
  /** Has `to` wait for `from`; nothing where `to` waits for nothing. */
  readonly add: (from: number, to: number | null, because?: Edge['because'], soft?: boolean) => void
  /** Has a part of the task wait for the drop; where the old is only moved away at first and dropped later, for the move. */
  readonly addAfter: (gone: Task, task: Task, to: number | null, because: Edge['because']) => void
  readonly end: (task: Task) => Ends
  /** The part that another fact's operation waits for; null where a part of the task waits for that fact before all else. */
  readonly settledFor: (task: Task, key: Key) => number | null
  /** What takes the place of the old before that is dropped. */
  readonly moverOf: (gone: Task) => Task | undefined
  /** Drops of others of the name that the fact is called by, one of which could be taken for it. */
  readonly namesakes: (needed: Key) => readonly Task[]
}

export function arrange(nodes: readonly Node[], tasks: readonly Task[], world: World): Arrangement {
  const { context, operations } = world
  const edges: Edge[] = []
  const seen = new Set<string>()
  const add = (from: number, to: number | null, because: Edge['because'] = null, soft = false): void => {
    if (to === null || from === to) return
    const name = `${from}>${to}`
    if (seen.has(name) && because === null) return
    if (!soft) seen.add(name)
    edges.push({ from, to, because, soft })
  }

  const ends = new Map<Task, Ends>()
  for (const node of nodes) {
    const known = ends.get(node.task)
    if (known !== undefined) add(node.number - 1, node.number)
    const start = node.part.before === true ? null : node.number
    const first = known?.first ?? node.number
    const ready = known === undefined || known.ready === known.last + 1 ? node.number + (node.part.letsGo === true ? 1 : 0) : known.ready
    ends.set(node.task, { first, start: known?.start ?? start, ready, released: node.number, settled: node.number, last: node.number })
  }
  for (const [task, end] of ends) {
    let settled = -1
    task.parts.forEach((part, index) => {
      if (part.settles === true) settled = end.first + index
    })
    ends.set(task, { ...end, released: end.first === end.ready ? end.last : end.ready - 1, settled: settled < 0 ? end.last : settled })
  }
  const end = (task: Task): Ends => {
    const found = ends.get(task)
    if (found === undefined) throw new Error(`a task without parts: ${task.key}`)
    return found
  }

  /** The facts and what is made for them: a default is made after its sequence. */
  const madeFor = (keys: readonly Key[]): ReadonlySet<Key> => {
    const found = new Set(keys)
    for (const key of found) if (operations.creates.has(key)) for (const needed of context.desired.dependencies.get(key) ?? []) if (operations.creates.has(needed)) found.add(needed)
    return found
  }
  const settledFor = (task: Task, key: Key): number | null => {
    const waiting = task.parts.findIndex((part) => part.after !== undefined && madeFor(part.after).has(key))
    if (waiting === -1) return end(task).settled
    return waiting === 0 ? null : end(task).first + waiting - 1
  }

  const creating = new Map<Key, Task>()
  const dropping = new Map<Key, Task>()
  const altering = new Map<Key, Task>()
  for (const task of tasks) {
    if (task.parts.length === 0) continue
    const map = task.verb === 'create' ? creating : task.verb === 'drop' ? dropping : task.verb === 'alter' ? altering : null
    if (map !== null) for (const key of task.covers) map.set(key, task)
  }

  const rearranged = new Map<Key, 'joins' | 'leaves'>()
  for (const [key, { before, after }] of operations.alters) {
    if (parentsOnlyOf(after, before).length > 0) rearranged.set(key, 'joins')
    else if (parentsOnlyOf(before, after).length > 0) rearranged.set(key, 'leaves')
  }

  const slots = new Map<string, Key>()
  const found = new Map<string, Key[]>()
  const called = new Map<string, Key[]>()
  const leaving = new Map<KindName, Fact[]>()
  for (const fact of operations.drops.values()) {
    if (kindOf(fact).clashes !== undefined) push(leaving, fact.id.kind, fact)
    for (const slot of kindOf(fact).slots?.(fact) ?? []) slots.set(slot, fact.key)
    for (const name of kindOf(fact).foundAs?.(fact) ?? []) push(found, name, fact.key)
    const name = kindOf(fact).calledAs?.(fact.id)
    if (name !== undefined) push(called, name, fact.key)
  }

  const moverOf = (gone: Task): Task | undefined => {
    const mover = creating.get(gone.key)
    return mover?.parts.every((part) => part.before === true) === true ? mover : undefined
  }
  const addAfter = (gone: Task, task: Task, to: number | null, because: Edge['because']): void => {
    const mover = moverOf(gone)
    if (mover === undefined) add(end(gone).last, to, because)
    else if (mover !== task) add(operations.carries.has(gone.key) ? end(mover).first : end(mover).settled, to, because)
  }

  const namesakes = (needed: Key): readonly Task[] => {
    const fact = called.size === 0 ? undefined : context.desired.facts.get(needed)
    const name = fact === undefined ? undefined : kindOf(fact).calledAs?.(fact.id)
    return name === undefined ? [] : (called.get(name) ?? []).flatMap((gone) => dropping.get(gone) ?? [])
  }

  return { world, nodes, edges, creating, dropping, altering, rearranged, slots, found, leaving, dependents: dependentsOf(context.live), add, addAfter, end, settledFor, moverOf, namesakes }
}
