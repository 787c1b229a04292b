import { join, literal, nothing, printed, sql, type Sql } from '../sql/sql.ts'
import { draft, lock, type Draft } from './kind.ts'

/** What sequences and identity columns share; numbers as text, since they exceed what JavaScript counts. */
export type SequenceShape = {
  readonly type: string
  readonly start: string
  readonly increment: string
  readonly min: string
  readonly max: string
  readonly cache: string
  readonly cycle: boolean
}

const range: { readonly [type: string]: readonly [min: string, max: string] } = {
  smallint: ['-32768', '32767'],
  integer: ['-2147483648', '2147483647'],
  bigint: ['-9223372036854775808', '9223372036854775807'],
}

/** What CREATE SEQUENCE fills in for a type and a direction. */
function usual(shape: SequenceShape): { readonly min: string; readonly max: string; readonly start: string } {
  const [least, most] = range[shape.type] ?? ['', '']
  const up = !shape.increment.startsWith('-')
  const min = up ? '1' : least
  const max = up ? most : '-1'
  return { min, max, start: up ? shape.min : shape.max }
}

/** Clauses for what differs from `before`, or for a new sequence from what PostgreSQL fills in. */
export function sequenceOptions(after: SequenceShape, before: SequenceShape | null, prefix: 'SET ' | '' = ''): Sql {
  const given = usual(after)
  const was = before ?? { ...after, increment: '1', min: given.min, max: given.max, start: given.start, cache: '1', cycle: false }
  const set = printed(prefix)
  return join(
    [
      was.increment === after.increment ? nothing : sql`${set}INCREMENT BY ${printed(after.increment)}`,
      was.min === after.min ? nothing : sql`${set}MINVALUE ${printed(after.min)}`,
      was.max === after.max ? nothing : sql`${set}MAXVALUE ${printed(after.max)}`,
      was.start === after.start ? nothing : sql`${set}START WITH ${printed(after.start)}`,
      was.cache === after.cache ? nothing : sql`${set}CACHE ${printed(after.cache)}`,
      was.cycle === after.cycle ? nothing : after.cycle ? sql`${set}CYCLE` : sql`${set}NO CYCLE`,
    ].filter((clause) => clause !== nothing),
    ' ',
  )
}

/**
 * What must come first where bounds become narrower: PostgreSQL refuses bounds that leave out where the sequence stands. It is
 * moved to the nearest position that the old and the new bounds share; where it is within, it stays.
 */
export function movedInside(name: readonly string[], quoted: Sql, before: SequenceShape, after: SequenceShape): readonly Draft[] {
  const [min, max] = sharedBounds(before, after)
  if (min > max || (min === BigInt(before.min) && max === BigInt(before.max))) return []
  const [least, most] = [printed(String(min)), printed(String(max))]
  return [
    draft(
      sql`SELECT pg_catalog.setval(${literal(quoted)}::pg_catalog.regclass, LEAST(GREATEST(last_value, ${least}), ${most}), is_called AND last_value BETWEEN ${least} AND ${most}) FROM ${quoted}`,
      { locks: [lock(name, 'ROW EXCLUSIVE')] },
    ),
  ]
}

/** Where no position is shared, the sequence can only begin anew. */
export function restartClause(before: SequenceShape, after: SequenceShape): Sql {
  const [min, max] = sharedBounds(before, after)
  return min > max ? sql`RESTART` : nothing
}

function sharedBounds(before: SequenceShape, after: SequenceShape): readonly [min: bigint, max: bigint] {
  const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b)
  const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b)
  return [larger(BigInt(before.min), BigInt(after.min)), smaller(BigInt(before.max), BigInt(after.max))]
}
