import type { Position } from '../../model/position.ts'
import type { Traced } from './traced.ts'

/** A value of a YAML document, with its place; what forms read. */
export interface Node {
  readonly shape: 'scalar' | 'map' | 'list' | 'null'
  /** A scalar as SQL, as it is written; `null` for none, empty for maps and lists. */
  readonly text: Traced
  /** A scalar as a constant: its type as YAML sees it. */
  readonly constant: string | number | boolean | null
  /** Keys and values of a map, in order; empty for all else. */
  readonly entries: readonly (readonly [key: Node, value: Node])[]
  /** Values of a list; of a scalar itself; empty for all else. */
  readonly items: readonly Node[]
  get(key: string): Node | undefined
  /** Where a character of a scalar's text stands, counted in UTF-16 units from 0. */
  locate(offset: number): Position
  /** As JSON. */
  toJSON(): unknown
}

/** The name under which a value stands stands for a value under another key: `views: {v: select 1}` is `{v: {query: select 1}}`. */
export function expanded(node: Node, short: string | undefined): Node {
  if (node.shape === 'map' || node.shape === 'null' || short === undefined) return node
  const key: Node = { ...plain(node), text: { sql: short, origins: [] }, constant: short }
  return { ...plain(node), shape: 'map', entries: [[key, node]], items: [], get: (name) => (name === short ? node : undefined) }
}

/** A scalar in the place of another, with a piece of its text. */
export function withText(node: Node, text: Traced): Node {
  const piece: Node = { ...plain(node), shape: 'scalar', text, constant: text.sql, entries: [], items: [], get: () => undefined, toJSON: () => text.sql }
  return { ...piece, items: [piece] }
}

/** A node's properties as an object's own. */
function plain(node: Node): Node {
  return {
    shape: node.shape,
    text: node.text,
    constant: node.constant,
    entries: node.entries,
    items: node.items,
    get: (key) => node.get(key),
    locate: (offset) => node.locate(offset),
    toJSON: () => node.toJSON(),
  }
}

/**
 * Maps laid over each other: entries of the first come first and win; maps in them are merged in turn.
 */
export function overlaid(nodes: readonly [Node, ...Node[]]): Node {
  const [first, ...others] = nodes
  if (others.length === 0) return first
  if (first.shape !== 'map') return first
  const byKey = new Map<string, [Node, [Node, ...Node[]]]>()
  for (const node of nodes) {
    for (const [key, value] of node.entries) {
      const found = byKey.get(key.text.sql)
      if (found === undefined) byKey.set(key.text.sql, [key, [value]])
      else found[1].push(value)
    }
  }
  const entries = [...byKey.values()].map(([key, values]) => [key, overlaid(values)] as const)
  return { ...plain(first), entries, get: (name) => entries.find(([key]) => key.text.sql === name)?.[1] }
}

/** The node with `${parameter}` replaced in all keys and values. */
export function substituted(node: Node, values: ReadonlyMap<string, Traced>): Node {
  const entries = node.entries.map(([key, value]) => [substituted(key, values), substituted(value, values)] as const)
  const text = replaced(node.text, values)
  const itself: Node = {
    ...plain(node),
    text,
    constant: typeof node.constant === 'string' ? text.sql : node.constant,
    entries,
    get: (name) => entries.find(([key]) => key.text.sql === name)?.[1],
  }
  return { ...itself, items: node.shape === 'list' ? node.items.map((item) => substituted(item, values)) : node.shape === 'scalar' ? [itself] : [] }
}

function replaced(text: Traced, values: ReadonlyMap<string, Traced>): Traced {
  if (!text.sql.includes('${')) return text
  const origins: Traced['origins'][number][] = []
  let sql = ''
  let from = 0
  const keep = (to: number): void => {
    for (const origin of text.origins) {
      const start = Math.max(origin.start, from)
      const end = Math.min(origin.end, to)
      if (start < end) origins.push({ ...origin, start: start - from + sql.length, end: end - from + sql.length, offset: origin.exact ? origin.offset + start - origin.start : origin.offset })
    }
    sql += text.sql.slice(from, to)
  }
  for (const match of text.sql.matchAll(/\$\{(\w+)\}/g)) {
    const value = values.get(match[1] ?? '')
    if (value === undefined) continue
    keep(match.index)
    for (const origin of value.origins) origins.push({ ...origin, start: origin.start + sql.length, end: origin.end + sql.length })
    sql += value.sql
    from = match.index + match[0].length
  }
  keep(text.sql.length)
  return { sql, origins }
}
