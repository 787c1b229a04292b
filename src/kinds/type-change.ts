import { printed, sql, type Sql } from '../sql/sql.ts'

const numbers: ReadonlySet<string> = new Set(['smallint', 'integer', 'bigint', 'numeric', 'real', 'double precision'])
const texts: ReadonlySet<string> = new Set(['text', 'character varying', 'character', 'name'])
const times: ReadonlySet<string> = new Set(['date', 'timestamp without time zone', 'timestamp with time zone'])

const documents: ReadonlySet<string> = new Set(['json', 'jsonb'])
/** Of PostgreSQL's own: it casts none of them to another, but reads what another has printed. */
const ranges = /^(?:int4|int8|num|ts|tstz|date)(?:multi)?range$/

interface Shape {
  /** Without modifiers and array brackets. */
  readonly base: string
  readonly modifiers: readonly number[]
  readonly array: boolean
}

function shapeOf(type: string): Shape {
  const array = type.endsWith('[]')
  const element = array ? type.slice(0, -2) : type
  const modifiers = /\((\d+(?:,\s*-?\d+)*)\)/.exec(element)?.[1]?.split(',').map(Number) ?? []
  return { base: element.replace(/\([^)]*\)/, ''), modifiers, array }
}

/** Types of which PostgreSQL assigns one to the other by itself, defaults included. */
export function areAssignable(from: string, to: string): boolean {
  const [a, b] = [shapeOf(from), shapeOf(to)]
  if (a.array !== b.array) return false
  if (a.base === b.base) return true
  return [numbers, texts, times].some((family) => family.has(a.base) && family.has(b.base))
}

/** Each takes in every value of those before it. */
const wholeNumbers = ['smallint', 'integer', 'bigint', 'numeric']

/** Whether every value has its place in the other type. */
export function isWidening(from: string, to: string): boolean {
  if (from === to || isFreeChange(from, to)) return true
  const [a, b] = [shapeOf(from), shapeOf(to)]
  if (a.array !== b.array || b.modifiers.length > 0) return false
  if (b.base === 'text' || (b.base === 'character varying' && texts.has(a.base))) return true
  const [lesser, greater] = [wholeNumbers.indexOf(a.base), wholeNumbers.indexOf(b.base)]
  return (lesser >= 0 && lesser <= greater) || (a.base === 'real' && b.base === 'double precision')
}

/**
 * Whether the change only rewrites the catalog: no rewrite of rows. Measured on 14 to 18; what is not known to be free is taken
 * for a rewrite.
 */
export function isFreeChange(from: string, to: string): boolean {
  const [a, b] = [shapeOf(from), shapeOf(to)]
  if (a.array !== b.array) return false
  const [length] = a.modifiers
  const [longer] = b.modifiers
  const grows = longer === undefined || (length !== undefined && longer >= length)
  if (a.base === 'character varying' && (b.base === 'text' || (b.base === 'character varying' && grows))) return true
  if (a.base === 'text' && b.base === 'character varying' && longer === undefined) return true
  if (a.base === 'numeric' && b.base === 'numeric') return longer === undefined || (grows && (a.modifiers[1] ?? 0) === (b.modifiers[1] ?? 0))
  const sized = new Set(['timestamp without time zone', 'timestamp with time zone', 'time without time zone', 'time with time zone', 'bit varying'])
  return sized.has(a.base) && a.base === b.base && grows
}

/** The USING clause for a column of this name where PostgreSQL would not assign the old values by itself; null where it does. */
export function usingClause(column: Sql, from: string, to: string): Sql | null {
  const target = shapeOf(to)
  if (areAssignable(from, to) || (texts.has(target.base) && !target.array)) return null
  const source = shapeOf(from)
  // There is no cast for it: a value becomes the only element. A type of the user's own may be an array by another name.
  if (target.array && !source.array && !from.includes('.') && !texts.has(source.base) && !documents.has(source.base)) return sql`CASE WHEN ${column} IS NOT NULL THEN ARRAY[${column}]::${printed(to)} END`
  if (documents.has(target.base) && !target.array && (source.array || !(texts.has(source.base) || documents.has(source.base)))) return sql`to_${printed(target.base)}(${column})`
  const ownTypes = from.includes('.') || to.includes('.')
  const byText = (ownTypes || (ranges.test(source.base) && ranges.test(target.base))) && !texts.has(source.base)
  return byText ? sql`${column}::${printed(source.array && target.array ? 'text[]' : 'text')}::${printed(to)}` : sql`${column}::${printed(to)}`
}
