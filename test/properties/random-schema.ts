import fc from 'fast-check'
import { edited, fixed, list, record, type Numbered, type Side, type Two } from './two.ts'

/**
 * Random schemas in pairs, as data without meaning: numbers are choices that `render.ts` resolves, so that every pair is a pair
 * of schemas that PostgreSQL takes, whatever is left of it by shrinking.
 */

const flag = edited(fc.boolean())
const rarely = edited(fc.oneof({ withCrossShrink: true }, { weight: 6, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }))
const pick = (most: number): fc.Arbitrary<Two<number>> => edited(fc.nat(most))
/** Nothing more often than not. */
const perhaps = (most: number): fc.Arbitrary<Two<number>> => edited(fc.oneof({ withCrossShrink: true }, { weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(most) }))
const numbers = (most: number, length: number): fc.Arbitrary<Two<readonly number[]>> => edited(fc.uniqueArray(fc.nat(most), { maxLength: length }))

/** In which schema: where that is missing, in public. */
const place = fixed(fc.nat(3))

/** What everything can have. */
const extras = record({ comment: perhaps(2), owned: rarely, grants: edited(fc.oneof({ withCrossShrink: true }, { weight: 3, arbitrary: fc.constant<number[]>([]) }, { weight: 1, arbitrary: fc.uniqueArray(fc.nat(5), { maxLength: 3 }) })) })

export type TypeSort = 'builtin' | 'enum' | 'domain' | 'composite' | 'range' | 'enum array'
export interface TypeRef {
  readonly sort: TypeSort
  readonly n: number
}

const oneType = (sort: TypeSort, from: number, to: number): fc.Arbitrary<TypeRef> => fc.record({ sort: fc.constant(sort), n: fc.integer({ min: from, max: to }) })
/** The first are numbers, then texts, then times: see `types.ts`. */
const numberType = oneType('builtin', 0, 6)
const textType = oneType('builtin', 7, 10)
const timeType = oneType('builtin', 11, 13)
const otherType = oneType('builtin', 14, 23)
const enumType = oneType('enum', 0, 2)
const anyType = fc.oneof(
  { withCrossShrink: true },
  { weight: 4, arbitrary: numberType },
  { weight: 4, arbitrary: textType },
  { weight: 1, arbitrary: timeType },
  { weight: 2, arbitrary: otherType },
  { weight: 2, arbitrary: enumType },
  { weight: 1, arbitrary: oneType('domain', 0, 2) },
  { weight: 1, arbitrary: oneType('composite', 0, 1) },
  { weight: 1, arbitrary: oneType('range', 0, 1) },
  { weight: 1, arbitrary: oneType('enum array', 0, 2) },
)
const family = fc.oneof(numberType, textType, timeType, enumType)
/** A type that stays or becomes another that values can be cast to. */
const type: fc.Arbitrary<Two<TypeRef>> = fc.oneof(
  { withCrossShrink: true },
  { weight: 14, arbitrary: fixed(anyType) },
  { weight: 1, arbitrary: fc.record({ old: numberType, new: numberType }) },
  { weight: 1, arbitrary: fc.record({ old: textType, new: fc.oneof(textType, enumType) }) },
  { weight: 1, arbitrary: fc.record({ old: timeType, new: timeType }) },
  { weight: 1, arbitrary: fc.record({ old: enumType, new: enumType }) },
  { weight: 1, arbitrary: fc.record({ old: family, new: textType }) },
)

const column = record({
  type,
  notNull: edited(fc.oneof({ withCrossShrink: true }, { weight: 2, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) })),
  /** 0 none, 1 and 2 constants, 3 of a sequence, 4 of a function, 5 volatile. */
  default: perhaps(5),
  /** 0 not, 1 stored, 2 virtual. */
  generated: perhaps(2),
  source: pick(4),
  /** 0 not, 1 always, 2 by default. */
  identity: edited(fc.oneof({ withCrossShrink: true }, { weight: 10, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(2) })),
  comment: perhaps(2),
  storage: perhaps(3),
  statistics: perhaps(2),
  granted: rarely,
})

const partition = record({ odd: flag, index: rarely, comment: perhaps(2), defaults: rarely, apart: rarely })

const index = record({
  columns: numbers(5, 3),
  /** 0 btree, 1 hash, 2 gin, 3 brin. */
  method: perhaps(3),
  unique: rarely,
  expression: perhaps(3),
  where: perhaps(3),
  include: rarely,
  descending: flag,
  options: rarely,
  comment: perhaps(2),
})

const table = record({
  place,
  columns: list(column, 5),
  /** 0 none, 1 on id, 2 on id and a column. */
  key: edited(fc.constantFrom(1, 1, 1, 0, 2)),
  uniques: list(record({ columns: numbers(5, 2), nulls: rarely, deferrable: perhaps(2), include: rarely }), 2),
  checks: list(record({ on: pick(5), way: pick(3), notValid: rarely, noInherit: rarely, notEnforced: rarely, comment: perhaps(2) }), 2),
  /** Each has a column of its own, ref0 and so on. */
  references: list(
    record({ target: pick(3), /** 0 no constraint, 1 valid, 2 not valid. */ constraint: edited(fc.constantFrom(1, 1, 1, 0, 2)), onDelete: perhaps(3), deferrable: perhaps(2), notNull: rarely }),
    2,
  ),
  exclusion: rarely,
  indexes: list(index, 3),
  /** 0 not, 1 by list, 2 by range, 3 by hash. A table does not change from one to the other. */
  partitioned: fixed(fc.oneof({ withCrossShrink: true }, { weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(3) })),
  partitions: list(partition, 3),
  /** 0 from none, else from one with a smaller number. */
  inherits: fixed(fc.oneof({ withCrossShrink: true }, { weight: 7, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(2) })),
  rowSecurity: perhaps(2),
  policies: list(record({ command: pick(4), restrictive: rarely, roles: pick(3), on: pick(5), way: pick(5), check: flag }), 2),
  triggers: list(record({ event: pick(4), before: flag, each: flag, columns: rarely, when: rarely, function: pick(1), enabled: perhaps(3), constraint: rarely, transition: rarely, comment: perhaps(2) }), 2),
  rules: list(record({ event: pick(2), way: pick(1), on: pick(4) }), 1),
  statistics: list(record({ columns: numbers(4, 3), kinds: pick(3), target: perhaps(1), comment: perhaps(2) }), 1),
  unlogged: rarely,
  options: perhaps(2),
  replica: perhaps(3),
  extras,
})

const view = record({
  place,
  /** Below 4 a table, else a view with a smaller number. */
  from: pick(7),
  columns: numbers(6, 4),
  /** 0 plain, 1 where, 2 grouped, 3 joined with itself, 4 with a function, 5 union, 6 with a subquery. */
  way: perhaps(6),
  on: pick(5),
  condition: pick(3),
  materialized: fixed(fc.oneof({ withCrossShrink: true }, { weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) })),
  indexes: list(record({ columns: numbers(5, 2), unique: rarely }), 2),
  options: perhaps(3),
  renamed: rarely,
  columnComment: perhaps(1),
  trigger: rarely,
  extras,
})

const routine = record({
  place,
  /** What it is for: see `render.ts`. */
  sort: fixed(fc.nat(8)),
  body: pick(2),
  arguments: pick(2),
  about: pick(3),
  volatility: pick(2),
  strict: rarely,
  definer: rarely,
  settings: rarely,
  parallel: rarely,
  cost: rarely,
  revoked: rarely,
  extras,
})

const schema = record({
  schemas: list(record({ extras }), 2),
  enums: list(record({ place, values: edited(fc.uniqueArray(fc.nat(5), { minLength: 1, maxLength: 5 }), 3), extras }), 3),
  domains: list(record({ place, base: pick(1), notNull: rarely, default: perhaps(2), checks: list(record({ way: pick(1), notValid: rarely }), 2), extras }), 3),
  composites: list(record({ place, attributes: list(record({ type, comment: perhaps(1) }), 3), extras }), 2),
  ranges: list(record({ place, of: pick(2), extras }), 2),
  sequences: list(record({ place, type: perhaps(2), increment: pick(2), start: pick(2), cycle: rarely, cache: rarely, limits: rarely, ownedBy: pick(5), extras }), 3),
  routines: list(routine, 5),
  tables: list(table, 4),
  views: list(view, 4),
  defaultPrivileges: list(record({ in: pick(2), on: pick(3), option: rarely, revoke: rarely }), 2),
  publications: list(record({ tables: numbers(3, 2), all: rarely, schemas: rarely, where: rarely, columns: rarely, actions: perhaps(2), comment: perhaps(2) }), 1),
  collations: list(record({ place, locale: fixed(fc.nat(1)), comment: perhaps(2) }), 1),
  dictionaries: list(record({ place, stop: rarely, configuration: flag, mapping: pick(2), comment: perhaps(2) }), 1),
  operators: list(record({ place, function: pick(2), commutes: flag, comment: perhaps(2) }), 1),
  casts: list(record({ context: pick(2), comment: perhaps(2) }), 1),
  foreign: list(record({ place, options: perhaps(2), type, notNull: rarely, mapping: rarely, comment: perhaps(2) }), 1),
  eventTriggers: list(record({ event: pick(2), enabled: pick(2), tags: rarely }), 1),
})

export type Schema = Side<typeof schema>
export type Table = Schema['tables'][number]
export type Column = Table['columns'][number]
export type View = Schema['views'][number]
export type Routine = Schema['routines'][number]
export type Extras = Side<typeof extras>
export type { Numbered }

/** A schema and an edit of it. */
export const schemaPairs: fc.Arbitrary<Two<Schema>> = schema
