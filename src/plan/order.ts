import { kindOf, kinds } from '../kinds/registry.ts'
import type { Fact } from '../model/fact.ts'
import { keyOf, rankOf, type Key, type KindName } from '../model/identity.ts'
import { phases } from '../model/step.ts'
import { disturbedBy, pairOf } from './operations.ts'
import type { Part, Task, Verb } from './task.ts'
import type { World } from './world.ts'

/** A part with its place in the graph. */
export interface Node {
  readonly number: number
  readonly task: Task
  readonly part: Part
  readonly verb: Verb
  readonly key: Key
}

interface Edge {
  readonly from: number
  readonly to: number
  /** Not needed, only usual: parts of a table in their order. */
  readonly soft: boolean
  /** The fact because of which one waits for the other; a folded one can get a statement of its own. */
  readonly because: { readonly fact: Key; readonly verb: 'create' | 'drop' } | null
}

/** Units that are committed together, in order; a unit is one part, or several that must not be seen apart. */
export type Unit = readonly Node[]

export type Ordered =
  | { readonly outcome: 'ordered'; readonly units: readonly Unit[] }
  /** Facts on a cycle that are folded into others: give them statements of their own and try again. */
  | { readonly outcome: 'unfold'; readonly creates: readonly Key[]; readonly drops: readonly Key[] }
  | { readonly outcome: 'cycle'; readonly titles: readonly string[] }

/** Orders the parts of all tasks so that whatever one needs is there, earlier phases first, then by kind and name. */
export function order(tasks: readonly Task[], world: World): Ordered {
  const nodes: Node[] = []
  for (const task of tasks) for (const part of task.parts) nodes.push({ number: nodes.length, task, part, verb: task.verb, key: task.key })
  const all = edgesOf(nodes, tasks, world)
  const tight = cycleOf(nodes, all)
  const edges = all.filter((edge) => !edge.soft || !tight.has(edge.from) || !tight.has(edge.to))
  const cycle = edges.length === all.length ? tight : cycleOf(nodes, edges)
  if (cycle.size === 0) return { outcome: 'ordered', units: sortUnits(nodes, edges, groupsOf(nodes, edges, tasks, world), world) }

  const creates = new Set<Key>()
  const drops = new Set<Key>()
  for (const edge of edges) {
    if (!cycle.has(edge.from) || !cycle.has(edge.to) || edge.because === null) continue
    const { fact, verb } = edge.because
    const holder = nodes[verb === 'create' ? edge.to : edge.from]
    if (holder === undefined || holder.key === fact) continue
    // Columns of a table cannot be said elsewhere.
    if (verb === 'create' && kindOf(kindNameOf(fact)).holdsRows === true) continue
    if (verb === 'create') creates.add(fact)
    else drops.add(fact)
  }
  if (creates.size + drops.size > 0) return { outcome: 'unfold', creates: [...creates], drops: [...drops] }
  return { outcome: 'cycle', titles: [...cycle].map((number) => nodes[number]?.part.title ?? '') }
}

function kindNameOf(key: Key): KindName {
  const known = kindPrefixes.find((name) => key === name || key.startsWith(`${name} `))
  if (known === undefined) throw new Error(`a key without a kind: ${key}`)
  return known
}

/** Longest first, so that `domain constraint` is not taken for `domain`. */
const kindPrefixes: readonly KindName[] = kinds.map((kind) => kind.kind).sort((a, b) => b.length - a.length)

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

interface Ends {
  readonly first: number
  /** The first part that may not run before the same fact's drop; null where all may. */
  readonly start: number | null
  /** Where the facts are there, or gone. */
  readonly settled: number
  readonly last: number
}

function edgesOf(nodes: readonly Node[], tasks: readonly Task[], world: World): readonly Edge[] {
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
    ends.set(node.task, { first: known?.first ?? node.number, start: known?.start ?? start, settled: node.number, last: node.number })
  }
  for (const [task, end] of ends) {
    let settled = -1
    task.parts.forEach((part, index) => {
      if (part.settles === true) settled = end.first + index
    })
    ends.set(task, { ...end, settled: settled < 0 ? end.last : settled })
  }
  const end = (task: Task): Ends => {
    const found = ends.get(task)
    if (found === undefined) throw new Error(`a task without parts: ${task.key}`)
    return found
  }

  /** The part that another fact's operation waits for; null where a part of the task waits for that fact before all else. */
  const settledFor = (task: Task, key: Key): number | null => {
    const waiting = task.parts.findIndex((part) => part.after?.includes(key) === true)
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
  for (const [key, alteration] of operations.alters) {
    for (const attribute of alteration.attributes) {
      const how = kindOf(alteration.after).rearranges?.(pairOf(alteration), attribute) ?? null
      if (how !== null) rearranged.set(key, how)
    }
  }

  const siblings = siblingsOf(world)
  const slots = new Map<string, Key>()
  const found = new Map<string, Key[]>()
  const called = new Map<string, Key[]>()
  const leaving = new Map<KindName, Fact[]>()
  for (const fact of operations.drops.values()) {
    if (kindOf(fact).clashes !== undefined) push(leaving, fact.id.kind, fact)
    for (const slot of kindOf(fact).slots?.(fact) ?? []) slots.set(slot, fact.key)
    for (const name of kindOf(fact).foundAs?.(fact) ?? []) push(found, name, fact.key)
    const name = operations.creates.has(fact.key) ? undefined : kindOf(fact).calledAs?.(fact.id)
    if (name !== undefined) push(called, name, fact.key)
  }

  /** What takes the place of the old before that is dropped. */
  const moverOf = (gone: Task): Task | undefined => {
    const mover = creating.get(gone.key)
    return mover?.parts.every((part) => part.before === true) === true ? mover : undefined
  }
  /** After the drop; where the old is only moved away at first and dropped later, after the move. */
  const addAfter = (gone: Task, task: Task, to: number | null, because: Edge['because']): void => {
    const mover = moverOf(gone)
    if (mover === undefined) add(end(gone).last, to, because)
    else if (mover !== task) add(operations.carries.has(gone.key) ? end(mover).first : end(mover).settled, to, because)
  }

  /** Of what it calls: others of that name that go, of which one could be taken for it. */
  const namesakes = (needed: Key): readonly Task[] => {
    const fact = called.size === 0 ? undefined : context.desired.facts.get(needed)
    const name = fact === undefined ? undefined : kindOf(fact).calledAs?.(fact.id)
    return name === undefined ? [] : (called.get(name) ?? []).flatMap((gone) => dropping.get(gone) ?? [])
  }

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
    for (const needed of dependencies) {
      const created = creating.get(needed)
      if (created !== undefined && created !== task) add(end(created).settled, own.first, because)
      const altered = rearranged.has(needed) ? undefined : altering.get(needed)
      const last = altered === undefined ? null : settledFor(altered, key)
      if (last !== null) add(last, own.first, because)
      for (const gone of namesakes(needed)) add(end(gone).last, own.start, because)
    }
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
        if (gone !== undefined && gone !== dropped) add(end(gone).last, own.start, because)
      }
    }
    for (const other of leaving.get(fact.id.kind) ?? []) {
      const gone = other.key !== key && kindOf(fact).clashes?.(other, fact, context) === true ? dropping.get(other.key) : undefined
      if (gone !== undefined) addAfter(gone, task, own.start, because)
    }
    for (const name of kindOf(fact).searches?.(fact) ?? []) {
      for (const one of found.get(name) ?? []) {
        const again = operations.creates.get(one)
        const isFoundAgain = again !== undefined && (kindOf(again).foundAs?.(again) ?? []).includes(name)
        const gone = isFoundAgain ? undefined : dropping.get(one)
        if (gone !== undefined) add(end(gone).last, own.start, because)
      }
    }
    for (const slot of kindOf(fact).slots?.(fact) ?? []) {
      const occupant = slots.get(slot)
      const gone = occupant === undefined ? undefined : dropping.get(occupant)
      if (gone !== undefined) addAfter(gone, task, own.start, because)
    }
  }

  const dependents = new Map<Key, Key[]>()
  for (const [key, needed] of context.live.dependencies) for (const one of needed) push(dependents, one, key)

  for (const [key, task] of dropping) {
    const own = end(task)
    // What a parent table hands down can go here when it is gone there.
    const fact = operations.drops.get(key)
    const above = fact === undefined ? null : (kindOf(fact).handedBy?.(fact) ?? null)
    const first = above === null ? undefined : dropping.get(keyOf(above))
    const isNeeded = above !== null && context.live.dependencies.get(key)?.includes(keyOf(above)) === true
    if (above !== null && !isNeeded && first !== undefined && first !== task && first.key === keyOf(above)) add(end(first).last, own.first)
    for (const dependent of dependents.get(key) ?? []) {
      const dropped = dropping.get(dependent)
      if (dropped !== undefined) {
        if (dropped !== task) add(end(dropped).last, own.first, { fact: dependent, verb: 'drop' })
        continue
      }
      const altered = altering.get(dependent)
      if (altered !== undefined) add(end(altered).last, own.first)
    }
  }

  for (const [key, task] of altering) {
    const own = end(task)
    const alteration = operations.alters.get(key) ?? operations.rebuilds.get(key)
    if (alteration === undefined) continue
    const target = alteration.after.id.target
    for (const needed of [...(context.desired.dependencies.get(key) ?? []), ...(target === undefined ? [] : [keyOf(target)])]) {
      const created = creating.get(needed)
      if (created !== undefined) add(created.covers.includes(key) ? own.first : end(created).settled, own.first)
      for (const gone of namesakes(needed)) add(end(gone).last, own.first)
      // What it shall say may be true of its columns only as they shall be.
      const altered = (context.live.dependencies.get(key) ?? []).includes(needed) && !isType(needed, world) ? undefined : altering.get(needed)
      if (altered !== undefined) add(end(altered).settled, own.first)
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
    for (const dependent of dependents.get(key) ?? []) {
      const dropped = dropping.get(dependent)
      if (dropped === undefined) continue
      const inTheWay = (operations.creates.has(dependent) && kind.disturbs !== undefined && moverOf(dropped) === undefined) || disturbs(kindNameOf(dependent)) || followed.has(kindNameOf(dependent))
      if (inTheWay) for (const task of [altering.get(key), ...handedBy]) if (task !== undefined) add(end(dropped).last, end(task).first)
    }
  }

  for (const map of [creating, dropping, altering]) {
    for (const [key, task] of map) {
      const kind = kindOf(kindNameOf(key))
      if (kind.governs === undefined) continue
      for (const [made, maker] of creating) if (maker !== task && kind.governs(kindNameOf(made))) add(end(maker).last, end(task).first)
    }
  }

  // A partition's own parts come, change and go while it is none: before it is attached, after it is detached.
  const parts = new Map<Key, (readonly [Verb, Task])[]>()
  for (const [verb, map] of [['create', creating], ['drop', dropping], ['alter', altering]] as const) {
    for (const [key, task] of map) {
      const fact = verb === 'create' ? operations.creates.get(key) : verb === 'drop' ? operations.drops.get(key) : operations.alters.get(key)?.after
      const parent = fact === undefined ? null : (kindOf(fact).parent?.(fact) ?? null)
      if (parent !== null && !task.covers.includes(keyOf(parent))) push(parts, keyOf(parent), [verb, task])
    }
  }
  for (const [key, task] of [...creating, ...dropping]) {
    const fact = (task.verb === 'create' ? operations.creates : operations.drops).get(key)
    const whole = fact === undefined || kindOf(fact).inherits?.(fact).as !== 'partition' ? null : kindOf(fact).parent?.(fact)
    if (whole === null || whole === undefined || task.covers.includes(keyOf(whole))) continue
    for (const [verb, part] of parts.get(keyOf(whole)) ?? []) {
      if (part === task || part.covers.includes(key) || verb === 'create') continue
      // What goes from a partition that stays one goes before it is attached again; what is left to the parent's goes with that.
      const runs = part.parts.some(({ drafts }) => drafts.length > 0)
      if (task.verb === 'create' && runs) add(end(part).last, end(task).first)
      else if (task.verb === 'drop' && (verb === 'alter' || !creating.has(key))) add(end(task).last, end(part).first)
    }
  }
  for (const [, task] of altering) {
    const how = rearranged.get(task.key)
    if (how === undefined) continue
    for (const [verb, part] of parts.get(task.key) ?? []) {
      const gone = verb === 'drop' ? operations.drops.get(part.key) : undefined
      // Its own that is made again is as it shall be before that.
      if (how === 'joins' && gone !== undefined && operations.creates.has(gone.key) && kindOf(gone).handedBy?.(gone) === null) continue
      if (verb === 'drop' || how === 'leaves') add(end(task).last, end(part).first)
      else add(end(part).last, end(task).first)
    }
  }

  // A parent is as it shall be when a partition is attached; what changes there does so after one has left that stays.
  const handedOn = new Map<string, Task[]>()
  const handOn = (fact: Fact | undefined, task: Task): void => {
    const parent = fact === undefined || kindOf(fact).handedOn?.(fact) !== true ? null : kindOf(fact).parent?.(fact)
    if (parent !== null && parent !== undefined) push(handedOn, parent.path.join('.'), task)
  }
  for (const [key, task] of dropping) if (!operations.creates.has(key)) handOn(operations.drops.get(key), task)
  for (const [key, task] of altering) handOn((operations.alters.get(key) ?? operations.rebuilds.get(key))?.after, task)
  for (const [key, task] of creating) handOn(operations.creates.get(key), task)
  for (const [key, task] of [...creating, ...dropping]) {
    const fact = (task.verb === 'create' ? operations.creates : operations.drops).get(key)
    const inherits = fact === undefined ? undefined : kindOf(fact).inherits?.(fact)
    if (inherits?.as !== 'partition' || (task.verb === 'drop' && task.key !== key)) continue
    for (const gone of inherits.from.flatMap((parent) => handedOn.get(parent.join('.')) ?? [])) {
      if (gone.key === key || gone === task) continue
      // One that is attached again anew goes through it while it still is a partition.
      if (task.verb === 'create' || creating.has(key)) {
        if (gone.verb !== 'create') add(end(gone).last, end(task).first)
      } else if (gone.verb === 'drop' || stays(fact, world)) add(end(task).last, end(gone).first)
    }
  }
  for (const key of rearranged.keys()) {
    const { before, after } = operations.alters.get(key) ?? {}
    const [task, parents] = [altering.get(key), before === undefined || after === undefined ? [] : leftParents(before, after)]
    if (task !== undefined) for (const changed of parents.flatMap((parent) => handedOn.get(parent) ?? [])) if (changed !== task) add(end(task).last, end(changed).first)
  }

  // What depends on a type that is swapped goes before the old one is renamed away.
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
      if (gone !== undefined && gone !== dropped && !swaps.has(gone) && !operations.carries.has(gone.key)) add(end(gone).last, end(task).first)
      const altered = altering.get(dependent)
      if (altered !== undefined) add(end(task).last, end(altered).first)
    }
  }

  nodes.forEach((node) => {
    for (const key of node.part.after ?? []) {
      for (const map of [creating, altering]) {
        const before = map.get(key)
        if (before !== undefined && before !== node.task) add(end(before).last, node.number)
      }
    }
  })
  // Rows are written in the order in which they are given: what others refer to comes first.
  const filled = nodes.filter((node) => node.verb === 'fill' && node.part.work?.type === 'rows')
  filled.slice(1).forEach((node, index) => add(filled[index]?.number ?? node.number, node.number))
  return edges
}

/** Whether the table that the tie belongs to is there afterwards. */
function stays(tie: Fact | undefined, world: World): boolean {
  const table = tie === undefined ? null : (kindOf(tie).parent?.(tie) ?? null)
  return table !== null && !world.operations.drops.has(keyOf(table))
}

/** Names of the tables that it inherits from before, and no more. */
export function leftParents(before: Fact, after: Fact): readonly string[] {
  const [was, is] = [before, after].map((fact) => (kindOf(fact).inherits?.(fact).from ?? []).map((parent) => parent.join('.')))
  return (was ?? []).filter((parent) => is?.includes(parent) !== true)
}

/** A type without rows: it needs nothing of those that are altered because of it. */
function isType(key: Key, world: World): boolean {
  const fact = world.context.desired.facts.get(key)
  return fact !== undefined && kindOf(fact).holdsRows !== true && (kindOf(fact).slots?.(fact) ?? []).some((slot) => slot.startsWith('type:'))
}

/** Alterations of what a fact follows, and of what that follows: a column of a partition has its type from the parent's. */
function alteredAbove(fact: Fact, altering: ReadonlyMap<Key, Task>, world: World): readonly Task[] {
  const above = kindOf(fact).handedBy?.(fact) ?? null
  const task = above === null ? undefined : altering.get(keyOf(above))
  const next = above === null ? undefined : world.context.desired.facts.get(keyOf(above))
  return [...(task === undefined ? [] : [task]), ...(next === undefined ? [] : alteredAbove(next, altering, world))]
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

function successorsOf(edges: readonly Edge[]): ReadonlyMap<number, readonly number[]> {
  const next = new Map<number, number[]>()
  for (const edge of edges) push(next, edge.from, edge.to)
  return next
}

/** Nodes that lie on a cycle, or between two; empty where there is none. */
function cycleOf(nodes: readonly Node[], edges: readonly Edge[]): ReadonlySet<number> {
  const left = new Set(nodes.map((node) => node.number))
  for (const [neighbours, backwards] of [
    [successorsOf(edges), false],
    [successorsOf(edges.map((edge) => ({ ...edge, from: edge.to, to: edge.from }))), true],
  ] as const) {
    const waiting = new Map<number, number>()
    for (const edge of edges) {
      const [from, to] = backwards ? [edge.to, edge.from] : [edge.from, edge.to]
      if (left.has(from) && left.has(to)) waiting.set(to, (waiting.get(to) ?? 0) + 1)
    }
    const ready = [...left].filter((number) => !waiting.has(number))
    for (let number = ready.pop(); number !== undefined; number = ready.pop()) {
      left.delete(number)
      for (const to of neighbours.get(number) ?? []) {
        if (!left.has(to)) continue
        const count = (waiting.get(to) ?? 0) - 1
        waiting.set(to, count)
        if (count === 0) ready.push(to)
      }
    }
  }
  return left
}

const isTransactional = (node: Node): boolean => node.part.work === undefined && node.part.drafts.every((one) => one.resume === null)

/**
 * For each node the number of its group: nodes that are committed together, and whatever lies between them. What belongs together
 * is tied both ways; then the strongly connected parts of the graph are the groups, and what is left between groups has no circle.
 */
function groupsOf(nodes: readonly Node[], edges: readonly Edge[], tasks: readonly Task[], world: World): readonly number[] {
  const wanted = new Map<string, Set<number>>()
  const want = (word: string, number: number): void => {
    const set = wanted.get(word)
    if (set === undefined) wanted.set(word, new Set([number]))
    else set.add(number)
  }
  for (const node of nodes) if (node.part.together !== undefined) want(node.part.together, node.number)
  if (world.online) {
    const drops = new Map<Key, Task>()
    for (const task of tasks) if (task.verb === 'drop') for (const key of task.covers) drops.set(key, task)
    const occupants = new Map<string, Task>()
    for (const task of drops.values()) {
      const fact = world.operations.drops.get(task.key)
      for (const slot of fact === undefined ? [] : (kindOf(fact).slots?.(fact) ?? [])) occupants.set(slot, task)
    }
    const dropFor = (task: Task): Task | undefined => {
      const fact = world.operations.creates.get(task.key)
      return drops.get(task.key) ?? (fact === undefined ? [] : (kindOf(fact).slots?.(fact) ?? [])).map((slot) => occupants.get(slot)).find((found) => found !== undefined)
    }
    const firstOf = new Map<Task, number>()
    for (const node of nodes) if (!firstOf.has(node.task)) firstOf.set(node.task, node.number)
    for (const task of tasks) {
      const drop = task.verb === 'create' ? dropFor(task) : undefined
      if (drop === undefined) continue
      const settled = task.parts.findLastIndex((part) => part.settles === true)
      const until = settled < 0 ? task.parts.length - 1 : settled
      const start = task.parts.findIndex((part) => part.before !== true)
      // All of it comes before the drop, which then may come at any time.
      if (start < 0) continue
      for (let index = start; index <= until; index += 1) want(`${againWord}${task.key}`, (firstOf.get(task) ?? 0) + index)
      want(`${againWord}${task.key}`, (firstOf.get(drop) ?? 0) + drop.parts.length - 1)
    }
  }

  for (;;) {
    const ties = [...wanted.values()].flatMap((members) => ring([...members]))
    const groups = connected(nodes.length, [...edges, ...ties])
    const size = new Map<number | undefined, number>()
    for (const group of groups) size.set(group, (size.get(group) ?? 0) + 1)
    // What must run outside a transaction cannot lie between: then each is committed for itself.
    const torn = new Set(nodes.flatMap((node) => (!isTransactional(node) && (size.get(groups[node.number]) ?? 0) > 1 ? [groups[node.number]] : [])))
    const broken = [...wanted].flatMap(([word, members]) => ([...members].some((number) => torn.has(groups[number])) ? [word] : []))
    if (broken.length === 0) return groups
    // Those that have it in their midst are given up first: the others may then hold.
    const own = broken.filter((word) => [...(wanted.get(word) ?? [])].map((number) => nodes[number]).some((node) => node !== undefined && !isTransactional(node)))
    const again = (own.length > 0 ? own : broken).filter((word) => word.startsWith(againWord))
    for (const word of again.length > 0 ? again : broken) wanted.delete(word)
  }
}

const againWord = 'again '

const ring = (members: readonly number[]): readonly { readonly from: number; readonly to: number }[] =>
  members.map((from, index) => ({ from, to: members[(index + 1) % members.length] ?? from }))

/** The strongly connected parts of a graph of nodes 0 … count - 1: for each node the number of its part (Tarjan, without recursion). */
function connected(count: number, edges: readonly { readonly from: number; readonly to: number }[]): readonly number[] {
  const next: number[][] = Array.from({ length: count }, () => [])
  for (const edge of edges) next[edge.from]?.push(edge.to)
  const index = new Array<number>(count).fill(-1)
  const low = new Array<number>(count).fill(0)
  const part = new Array<number>(count).fill(-1)
  const open: number[] = []
  let counter = 0
  const enter = (node: number): { readonly node: number; at: number } => {
    index[node] = counter
    low[node] = counter
    counter += 1
    open.push(node)
    return { node, at: 0 }
  }
  for (let root = 0; root < count; root += 1) {
    if (index[root] !== -1) continue
    const path = [enter(root)]
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const { node } = top
      const to = next[node]?.[top.at]
      top.at += 1
      if (to !== undefined) {
        if (index[to] === -1) path.push(enter(to))
        else if (part[to] === -1) low[node] = Math.min(low[node] ?? 0, index[to] ?? 0)
        continue
      }
      path.pop()
      const above = path.at(-1)
      if (above !== undefined) low[above.node] = Math.min(low[above.node] ?? 0, low[node] ?? 0)
      if (low[node] !== index[node]) continue
      for (let member = open.pop(); member !== undefined; member = open.pop()) {
        part[member] = node
        if (member === node) break
      }
    }
  }
  return part
}

type Priority = readonly [place: number, name: string, number: number]
const last: Priority = [Number.MAX_SAFE_INTEGER, '', 0]

/** Rows first, then by kind (the other way round for drops), place among siblings, and name. */
function priority(node: Node, world: World): Priority {
  const work = node.part.work
  const rank = kindOf(kindNameOf(node.key)).watches === true ? 199 : rankOf(kindNameOf(node.key))
  const place = work?.type === 'rows' ? -2 : work?.type === 'backfill' && node.verb === 'fill' ? -1 : node.verb === 'drop' && node.part.phase === 'contract' ? 200 - rank : rank
  return [place, node.verb === 'create' ? placeAmongSiblings(node.key, world) : node.key, node.number]
}

/** Columns are added in the order in which the table shall have them. */
function placeAmongSiblings(key: Key, world: World): string {
  const fact = world.operations.creates.get(key)
  const kind = fact === undefined ? undefined : kindOf(fact)
  const parent = fact === undefined ? null : (kind?.parent?.(fact) ?? null)
  const position = fact === undefined ? undefined : kind?.position?.(fact)
  return position === undefined || parent === null ? key : `${keyOf(parent)}\n${String(position).padStart(5, '0')}\n${key}`
}

const isBefore = (a: Priority, b: Priority): boolean =>
  a[0] !== b[0] ? a[0] < b[0] : a[1] !== b[1] ? a[1] < b[1] : a[2] < b[2]

/** Kahn's algorithm over the groups; what is ready goes in the order of phase and priority. */
function sortUnits(nodes: readonly Node[], edges: readonly Edge[], groups: readonly number[], world: World): readonly Unit[] {
  const priorities = new Map(nodes.map((node) => [node.number, priority(node, world)]))
  const priorityOf = (number: number): Priority => priorities.get(number) ?? last
  const members = new Map<number, Node[]>()
  for (const node of nodes) push(members, groups[node.number] ?? node.number, node)
  const outside = edges.filter((edge) => groups[edge.from] !== groups[edge.to])
  const phase = new Map<number, number>()
  for (const [root, list] of members) phase.set(root, Math.max(...list.map((node) => phases.indexOf(node.part.phase))))
  const sorted = topological(
    [...members.keys()],
    outside.map((edge) => ({ from: groups[edge.from] ?? edge.from, to: groups[edge.to] ?? edge.to })),
    (root) => (members.get(root) ?? []).map((node) => priorityOf(node.number)).reduce((least, one) => (isBefore(one, least) ? one : least), last),
    phase,
  )
  return sorted.map((root) => {
    const list = members.get(root) ?? []
    if (list.length === 1) return list
    const numbers = new Set(list.map((node) => node.number))
    const inside = edges.filter((edge) => numbers.has(edge.from) && numbers.has(edge.to))
    const flat = new Map(list.map((node) => [node.number, 0]))
    return topological([...numbers], inside, priorityOf, flat).map((number) => nodes[number] as Node)
  })
}

/** `phase` is raised on the way: what waits for a later phase belongs to it. */
function topological(
  items: readonly number[],
  edges: readonly { readonly from: number; readonly to: number }[],
  priorityOf: (item: number) => Priority,
  phase: Map<number, number>,
): readonly number[] {
  const next = new Map<number, number[]>()
  const waiting = new Map<number, number>()
  for (const edge of edges) {
    push(next, edge.from, edge.to)
    waiting.set(edge.to, (waiting.get(edge.to) ?? 0) + 1)
  }
  const priorities = new Map(items.map((item) => [item, priorityOf(item)]))
  const heap: number[] = []
  const comesFirst = (a: number, b: number): boolean => {
    const byPhase = (phase.get(a) ?? 0) - (phase.get(b) ?? 0)
    if (byPhase !== 0) return byPhase < 0
    return isBefore(priorities.get(a) ?? [0, '', 0], priorities.get(b) ?? [0, '', 0])
  }
  const insert = (item: number): void => {
    heap.push(item)
    let at = heap.length - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!comesFirst(heap[at] as number, heap[parent] as number)) break
      ;[heap[at], heap[parent]] = [heap[parent] as number, heap[at] as number]
      at = parent
    }
  }
  const take = (): number => {
    const top = heap[0] as number
    const last = heap.pop() as number
    if (heap.length === 0) return top
    heap[0] = last
    let at = 0
    for (;;) {
      let least = at
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < heap.length && comesFirst(heap[child] as number, heap[least] as number)) least = child
      if (least === at) return top
      ;[heap[at], heap[least]] = [heap[least] as number, heap[at] as number]
      at = least
    }
  }
  for (const item of items) if (!waiting.has(item)) insert(item)
  const sorted: number[] = []
  while (heap.length > 0) {
    const item = take()
    sorted.push(item)
    for (const to of next.get(item) ?? []) {
      phase.set(to, Math.max(phase.get(to) ?? 0, phase.get(item) ?? 0))
      const count = (waiting.get(to) ?? 0) - 1
      waiting.set(to, count)
      if (count === 0) insert(to)
    }
  }
  if (sorted.length !== items.length) throw new Error('the order of a plan has a circle that was not seen')
  return sorted
}
