/** Algorithms on graphs whose nodes are numbers; nothing here knows of plans. */

export interface Arrow {
  readonly from: number
  readonly to: number
}

/** Adds to the list that a map has for the key. */
export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

function successorsOf(edges: readonly Arrow[]): ReadonlyMap<number, readonly number[]> {
  const next = new Map<number, number[]>()
  for (const edge of edges) push(next, edge.from, edge.to)
  return next
}

/** Nodes that lie on a cycle, or between two; empty where there is none. */
export function cycleOf(nodes: readonly number[], edges: readonly Arrow[]): ReadonlySet<number> {
  const left = new Set(nodes)
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

/** The strongly connected parts of a graph of nodes 0 … count - 1: for each node the number of its part (Tarjan, without recursion). */
export function connected(count: number, edges: readonly Arrow[]): readonly number[] {
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

/**
 * Kahn's algorithm: of what waits for nothing more, what `comesFirst` of it goes next.
 * @param passed - told of each arrow when the node that it begins at has its place
 */
export function topological(
  items: readonly number[],
  edges: readonly Arrow[],
  comesFirst: (one: number, other: number) => boolean,
  passed: (arrow: Arrow) => void = () => undefined,
): readonly number[] {
  const next = new Map<number, number[]>()
  const waiting = new Map<number, number>()
  for (const edge of edges) {
    push(next, edge.from, edge.to)
    waiting.set(edge.to, (waiting.get(edge.to) ?? 0) + 1)
  }
  const heap: number[] = []
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
      passed({ from: item, to })
      const count = (waiting.get(to) ?? 0) - 1
      waiting.set(to, count)
      if (count === 0) insert(to)
    }
  }
  if (sorted.length !== items.length) throw new Error('the graph has a circle')
  return sorted
}
