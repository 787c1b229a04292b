import { join, nothing, printed, sql, type Sql } from '../sql/sql.ts'

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
