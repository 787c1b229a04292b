import { kindNameOf, kindOf } from '../kinds/registry.ts'
import { keyOf, rankOf, type Key } from '../model/identity.ts'
import { phases } from '../model/step.ts'
import { cycleOf, push, topological } from './graph.ts'
import { groupsOf } from './groups.ts'
import type { Edge, Node, Unit } from './node.ts'
import type { Task } from './task.ts'
import { waitsOf } from './waits/waits.ts'
import type { World } from './world.ts'

export type Ordered =
  | { readonly outcome: 'ordered'; readonly units: readonly Unit[] }
  /** What waits for itself, and the facts in it that are folded into others: they may be given statements of their own. */
  | { readonly outcome: 'cycle'; readonly creates: readonly Key[]; readonly drops: readonly Key[]; readonly titles: readonly string[] }

/** Orders the parts of all tasks so that whatever one needs is there, earlier phases first, then by kind and name. */
export function order(tasks: readonly Task[], world: World): Ordered {
  const nodes: Node[] = []
  for (const task of tasks) for (const part of task.parts) nodes.push({ number: nodes.length, task, part, verb: task.verb, key: task.key })
  const numbers = nodes.map((node) => node.number)
  const all = waitsOf(nodes, tasks, world)
  const tight = cycleOf(numbers, all)
  const edges = all.filter((edge) => !edge.soft || !tight.has(edge.from) || !tight.has(edge.to))
  const cycle = edges.length === all.length ? tight : cycleOf(numbers, edges)
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
  return { outcome: 'cycle', creates: [...creates], drops: [...drops], titles: [...cycle].map((number) => nodes[number]?.part.title ?? '') }
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

/** The groups one after another, and what is in each: what waits for nothing more goes in the order of phase and priority. */
function sortUnits(nodes: readonly Node[], edges: readonly Edge[], groups: readonly number[], world: World): readonly Unit[] {
  const priorities = new Map(nodes.map((node) => [node.number, priority(node, world)]))
  const priorityOf = (number: number): Priority => priorities.get(number) ?? last
  const members = new Map<number, Node[]>()
  for (const node of nodes) push(members, groups[node.number] ?? node.number, node)
  const leading = new Map<number, Priority>()
  const phase = new Map<number, number>()
  for (const [root, list] of members) {
    leading.set(root, list.map((node) => priorityOf(node.number)).reduce((least, one) => (isBefore(one, least) ? one : least), last))
    phase.set(root, Math.max(...list.map((node) => phases.indexOf(node.part.phase))))
  }
  const sorted = topological(
    [...members.keys()],
    edges.flatMap(({ from, to }) => (groups[from] === groups[to] ? [] : [{ from: groups[from] ?? from, to: groups[to] ?? to }])),
    (one, other) => {
      const byPhase = (phase.get(one) ?? 0) - (phase.get(other) ?? 0)
      return byPhase === 0 ? isBefore(leading.get(one) ?? last, leading.get(other) ?? last) : byPhase < 0
    },
    // What waits for a later phase belongs to it.
    ({ from, to }) => phase.set(to, Math.max(phase.get(to) ?? 0, phase.get(from) ?? 0)),
  )
  return sorted.map((root) => {
    const list = members.get(root) ?? []
    if (list.length === 1) return list
    const numbers = new Set(list.map((node) => node.number))
    const inside = edges.filter((edge) => numbers.has(edge.from) && numbers.has(edge.to))
    return topological([...numbers], inside, (one, other) => isBefore(priorityOf(one), priorityOf(other))).map((number) => nodes[number] as Node)
  })
}
