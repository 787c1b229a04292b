import type { Schema, TypeRef } from './random-schema.ts'

/** A data type of one side, with what can be done with its values. */
export interface DataType {
  readonly sql: string
  readonly sort: 'number' | 'text' | 'time' | 'boolean' | 'json' | 'array' | 'enum' | 'other'
  /** It can be in a B-tree index. */
  readonly ordered: boolean
  /** Three distinct values, without a type of their own. */
  readonly values: readonly [string, string, string]
  /** What a default of it can compute anew for each row; null where that would be a constant. */
  readonly volatile: string | null
}

const number = (sql: string): DataType => ({ sql, sort: 'number', ordered: true, values: ['1', '2', '11'], volatile: '(random() * 10)' })
const text = (sql: string): DataType => ({ sql, sort: 'text', ordered: true, values: ["'a'", "'b'", "'it''s'"], volatile: 'left(md5(random()::text), 5)' })
const time = (sql: string): DataType => ({ sql, sort: 'time', ordered: true, values: ["'2020-01-01'", "'2021-02-03'", "'2022-03-04'"], volatile: 'clock_timestamp()' })
const other = (sql: string, values: DataType['values'], more: Partial<DataType> = {}): DataType => ({ sql, sort: 'other', ordered: true, values, volatile: null, ...more })

export const builtins: readonly DataType[] = [
  number('bigint'),
  number('integer'),
  number('smallint'),
  number('numeric(10,2)'),
  number('numeric'),
  number('double precision'),
  number('real'),
  text('text'),
  text('varchar(20)'),
  text('varchar(50)'),
  text('char(5)'),
  time('date'),
  time('timestamptz'),
  time('timestamp'),
  other('boolean', ['true', 'false', 'NULL'], { sort: 'boolean' }),
  other('uuid', ["'00000000-0000-0000-0000-000000000001'", "'00000000-0000-0000-0000-000000000002'", "'00000000-0000-0000-0000-000000000003'"], { volatile: 'gen_random_uuid()' }),
  other('jsonb', [`'{"a": 1}'`, "'[1, 2]'", "'null'"], { sort: 'json' }),
  other('json', [`'{"a":1}'`, "'[1,2]'", "'null'"], { sort: 'json', ordered: false }),
  other('text[]', ["'{a,b}'", "'{}'", `'{"it''s"}'`], { sort: 'array' }),
  other('integer[]', ["'{1,2}'", "'{}'", "'{3}'"], { sort: 'array' }),
  other('bytea', [String.raw`'\x00'`, String.raw`'\x01ff'`, "''"]),
  other('inet', ["'10.0.0.1'", "'10.0.0.0/8'", "'::1'"]),
  other('interval', ["'1 day'", "'02:00'", "'1 mon'"]),
  other('int4range', ["'[1,5)'", "'[7,9)'", "'empty'"]),
]

export const bigint: DataType = number('bigint')
export const plainText: DataType = text('text')

export const enumValues = ['a', 'b', 'c', 'D e', "it's", 'F'] as const
const quoted = (value: string): string => `'${value.replaceAll("'", "''")}'`

/** The value of an enum of this side that a number stands for. */
export function enumValue(values: readonly number[], at: number): string {
  return quoted(enumValues[values[at % Math.max(1, values.length)] ?? 0] ?? 'a')
}

/** Types by reference, on one side; what that lacks is text. `name` says what an object of a place is called. */
export function typesOf(schema: Schema, name: (place: number, name: string) => string): (ref: TypeRef) => DataType {
  const enumOf = (n: number, array: boolean): DataType => {
    const found = schema.enums.find((one) => one.n === n)
    if (found === undefined) return plainText
    const sql = name(found.place, `e${n}`)
    const value = (at: number): string => enumValue(found.values, at)
    return array
      ? other(`${sql}[]`, [`ARRAY[${value(0)}]::${sql}[]`, "'{}'", `ARRAY[${value(1)}, ${value(2)}]::${sql}[]`], { sort: 'array' })
      : other(sql, [value(0), value(1), value(2)], { sort: 'enum' })
  }
  return ({ sort, n }) => {
    switch (sort) {
      case 'builtin':
        return builtins[n] ?? plainText
      case 'enum':
        return enumOf(n, false)
      case 'enum array':
        return enumOf(n, true)
      case 'domain': {
        const found = schema.domains.find((one) => one.n === n)
        return found === undefined ? plainText : { ...domainBase(found.base), sql: name(found.place, `d${n}`), volatile: null }
      }
      case 'composite': {
        const found = schema.composites.find((one) => one.n === n)
        return found === undefined ? plainText : other(name(found.place, `y${n}`), ['NULL', 'NULL', 'NULL'], { ordered: false })
      }
      case 'range': {
        const found = schema.ranges.find((one) => one.n === n)
        return found === undefined ? plainText : other(name(found.place, `r${n}`), ["'empty'", "'(,)'", 'NULL'])
      }
    }
  }
}

export function domainBase(base: number): DataType {
  return base === 0 ? (builtins[7] ?? plainText) : (builtins[3] ?? bigint)
}
