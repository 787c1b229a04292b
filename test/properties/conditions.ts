import type { DataType } from './types.ts'

/** A column of a relation on one side. */
export interface Known {
  readonly name: string
  readonly type: DataType
  /** It can be in an index or a key. */
  readonly stored: boolean
}

/** The column that a number stands for, among those that suit. */
export function chosen(columns: readonly Known[], pick: number, suits: (column: Known) => boolean = () => true): Known | undefined {
  const found = columns.filter(suits)
  return found[pick] ?? found[0]
}

/** A condition over a column, in one of four ways. `prefix` is written before the name: `NEW.`. */
export function condition(column: Known, way: number, prefix = ''): string {
  const name = `${prefix}${column.name}`
  const [first, second] = column.type.values
  switch (column.type.sort) {
    case 'number':
      return [`${name} > 0`, `${name} IN (1, 2, 11)`, `${name} BETWEEN 0 AND 100`, `(${name} IS NOT NULL AND ${name} <> -1)`][way] ?? 'true'
    case 'text':
      return [`${name} <> ''`, `${name} IN ('a', 'b', 'it''s')`, `length(${name}) < 100`, `${name} ~ '^[a-z]' OR ${name} LIKE 'x%'`][way] ?? 'true'
    case 'time':
      return [`${name} > '2000-01-01'`, `${name} IS NOT NULL`, `${name} <> '2000-01-01'`, `${name} < '2100-01-01'`][way] ?? 'true'
    case 'boolean':
      return [name, `${name} IS NOT TRUE`, `NOT ${name}`, `coalesce(${name}, false)`][way] ?? 'true'
    case 'enum':
      return [`${name} = ${first}`, `${name} IN (${first}, ${second})`, `${name} <> ${second}`, `${name} IS NOT NULL`][way] ?? 'true'
    case 'array':
      return [`${name} <> '{}'`, `cardinality(${name}) < 10`, `${name} IS NOT NULL`, `${name} = '{}'`][way] ?? 'true'
    case 'json':
    case 'other':
      return way % 2 === 0 ? `${name} IS NOT NULL` : `${name} IS NULL`
  }
}
