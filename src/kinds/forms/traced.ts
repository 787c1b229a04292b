import type { Position } from '../../model/position.ts'
import type { Sql } from '../../sql/sql.ts'
import type { Node } from './node.ts'

/** SQL that remembers which YAML values it was made from. */
export interface Traced {
  readonly sql: string
  /** Ordered by `start`, without overlaps. */
  readonly origins: readonly Origin[]
}

export interface Origin {
  /** Of the SQL, in UTF-16 units. */
  readonly start: number
  readonly end: number
  readonly node: Node
  /** Where the SQL begins in the node's text. */
  readonly offset: number
  /** The SQL is the node's text, character by character; otherwise it was only made from it. */
  readonly exact: boolean
}

export type Part = Sql | Traced

/** Composes SQL like `` sql`…` ``, keeping the origins of its parts. */
export function traced(texts: TemplateStringsArray, ...parts: readonly Part[]): Traced {
  return concatenated([...texts].flatMap((text, index): readonly (string | Traced)[] => [text, parts[index] ?? '']))
}

/** Parts with a separator between them, without those that are empty. */
export function joined(parts: readonly Part[], separator: string): Traced {
  const kept = parts.filter((part) => (typeof part === 'string' ? part : part.sql) !== '')
  return concatenated(kept.flatMap((part, index): readonly (string | Traced)[] => (index === 0 ? [part] : [separator, part])))
}

/** SQL that was made from a node, such as its name quoted. */
export function madeFrom(node: Node, sql: Sql): Traced {
  return { sql, origins: sql === '' ? [] : [{ start: 0, end: sql.length, node, offset: 0, exact: false }] }
}

/** A piece of the SQL, with its origins. */
export function sliced(text: Traced, from: number, to = text.sql.length): Traced {
  const origins = text.origins.flatMap((origin) => {
    const start = Math.max(origin.start, from)
    const end = Math.min(origin.end, to)
    if (start >= end) return []
    return [{ ...origin, start: start - from, end: end - from, offset: origin.exact ? origin.offset + start - origin.start : origin.offset }]
  })
  return { sql: text.sql.slice(from, to), origins }
}

/** Where a character of the SQL comes from: its own node, else the one before it, else the first. */
export function locate(text: Traced, index: number): Position | null {
  const origin = text.origins.findLast((candidate) => candidate.start <= index) ?? text.origins[0]
  if (origin === undefined) return null
  const within = Math.min(Math.max(index - origin.start, 0), origin.end - origin.start)
  return origin.node.locate(origin.exact ? origin.offset + within : origin.offset)
}

function concatenated(pieces: readonly (string | Traced)[]): Traced {
  const origins: Origin[] = []
  const texts: string[] = []
  let length = 0
  for (const piece of pieces) {
    const text = typeof piece === 'string' ? piece : piece.sql
    if (typeof piece !== 'string') for (const origin of piece.origins) origins.push({ ...origin, start: origin.start + length, end: origin.end + length })
    texts.push(text)
    length += text.length
  }
  return { sql: texts.join(''), origins }
}
