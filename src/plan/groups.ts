import { kindOf } from '../kinds/registry.ts'
import type { Key } from '../model/identity.ts'
import { connected, type Arrow } from './graph.ts'
import type { Edge, Node } from './node.ts'
import type { Task } from './task.ts'
import type { World } from './world.ts'

const isTransactional = (node: Node): boolean => node.part.work === undefined && node.part.drafts.every((one) => one.resume === null)

/**
 * For each node the number of its group: nodes that are committed together, and whatever lies between them. What belongs together
 * is tied both ways; then the strongly connected parts of the graph are the groups, and what is left between groups has no circle.
 */
export function groupsOf(nodes: readonly Node[], edges: readonly Edge[], tasks: readonly Task[], world: World): readonly number[] {
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

const ring = (members: readonly number[]): readonly Arrow[] =>
  members.map((from, index) => ({ from, to: members[(index + 1) % members.length] ?? from }))
