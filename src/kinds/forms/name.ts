import { ident, literal, printed, type Sql } from '../../sql/sql.ts'
import type { Node } from './node.ts'
import { joined, madeFrom, traced, type Traced } from './traced.ts'

/** A name as YAML states it. */
export interface Name {
  /** Unquoted, from the outside in, as far as stated. */
  readonly names: readonly string[]
  readonly sql: Traced
  readonly node: Node
}

/** A scalar as text that is no SQL: names, comments. */
export function textOf(node: Node): string {
  return typeof node.constant === 'string' ? node.constant : node.text.sql
}

const quotedParts = /"((?:[^"]|"")*)"|[^."]+/g

/** Reads `name`, `schema.name`, `"sche.ma".name`, `{schema: …, name: …}`. */
export function qualified(node: Node): Name {
  const names = namesIn(node)
  return { names, sql: madeFrom(node, ident(...names)), node }
}

function namesIn(node: Node): readonly string[] {
  if (node.shape === 'map') return ['schema', 'name'].map((key) => textOf(node.get(key) ?? node))
  const text = textOf(node)
  if (text.startsWith('"') || text.endsWith('"')) return [...text.matchAll(quotedParts)].map(([all, quoted]) => quoted?.replaceAll('""', '"') ?? all)
  const dot = text.indexOf('.')
  return dot <= 0 || dot === text.length - 1 ? [text] : [text.slice(0, dot), text.slice(dot + 1)]
}

/** A name that nothing qualifies: a column, a role. */
export function simple(node: Node): Name {
  const text = textOf(node)
  const names = [/^".*"$/s.test(text) ? text.slice(1, -1).replaceAll('""', '"') : text]
  return { names, sql: madeFrom(node, ident(...names)), node }
}

/** Schema and name; what is not qualified is in `public`. */
export function pathOf(name: Name): readonly [schema: string, name: string] {
  const [first, second] = name.names
  return second === undefined ? ['public', first ?? ''] : [first ?? '', second]
}

/** A role; `public` is everybody. */
export function role(node: Node): Traced {
  const word = node.text.sql.toLowerCase()
  if (node.text.sql === 'public') return madeFrom(node, printed('PUBLIC'))
  if (['current_user', 'session_user', 'current_role'].includes(word)) return madeFrom(node, printed(word))
  return simple(node).sql
}

/** Columns as a list, or the SQL text as it is. */
export function columns(node: Node): Traced {
  return node.shape === 'list' ? joined(node.items.map((item) => simple(item).sql), ', ') : node.text
}

/** `(a, b)`: a list of columns, or SQL text with or without parentheses around it. */
export function columnList(node: Node): Traced {
  const inner = columns(node)
  return node.shape !== 'list' && inner.sql.trimStart().startsWith('(') ? inner : traced`(${inner})`
}

/** An expression in the parentheses that its place asks for; doubled ones do no harm. */
export function parenthesized(node: Node): Traced {
  return traced`(${node.text})`
}

/** Text as an SQL string. */
export function string(node: Node): Traced {
  return madeFrom(node, literal(textOf(node)))
}

/** `WITH (key = value)` options; a value is a constant. Empty where there are none. */
export function options(node: Node | undefined, keyword: Sql): Traced | Sql {
  if (node === undefined || node.entries.length === 0) return printed('')
  const list = node.entries.map(([key, value]) => traced`${optionName(key)} = ${typeof value.constant === 'string' ? string(value) : value.text}`)
  return traced`${keyword} (${joined(list, ', ')})`
}

/** `toast.autovacuum_enabled` is qualified. */
const optionName = (key: Node): Traced => madeFrom(key, ident(...key.text.sql.split('.')))

/** `OPTIONS (name 'value')` of foreign objects. */
export function foreignOptions(node: Node | undefined): Traced | Sql {
  if (node === undefined || node.entries.length === 0) return printed('')
  return traced`OPTIONS (${joined(node.entries.map(([key, value]) => traced`${simple(key).sql} ${string(value)}`), ', ')})`
}
