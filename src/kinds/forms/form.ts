import type { Identity } from '../../model/identity.ts'
import type { Node } from './node.ts'
import type { Traced } from './traced.ts'

/** A fragment of JSON Schema, draft 7. */
export interface Schema {
  readonly [keyword: string]: unknown
}

export type Properties = { readonly [key: string]: Schema }

/** One thing that a YAML document says. */
export type Said =
  /** Those with a rank come after all without, lower ranks first. */
  | { readonly says: 'statement'; readonly sql: Traced; readonly at: Node; readonly rank?: number }
  | { readonly says: 'renamed'; readonly to: Identity; readonly from: readonly string[]; readonly at: Node }
  | {
      readonly says: 'backfill'
      readonly table: readonly [schema: string, name: string]
      readonly column: string
      readonly set: string
      readonly where: string | null
      readonly batch: number | null
      readonly at: Node
    }
  | {
      readonly says: 'rows'
      readonly table: readonly [schema: string, name: string]
      readonly mode: 'insert' | 'sync'
      readonly key: readonly string[]
      readonly columns: readonly string[]
      readonly rows: string
      readonly at: Node
    }
  | { readonly says: 'check'; readonly name: string; readonly when: 'before' | 'after'; readonly query: string; readonly at: Node }
  | { readonly says: 'once'; readonly id: string; readonly sql: string; readonly at: Node }
  /** What the JSON Schema cannot tell. */
  | { readonly says: 'problem'; readonly message: string; readonly remedy: string; readonly at: Node }

/** How one kind of object is written in YAML. */
export interface Form {
  /** Key of a document about one object: `materialized_view`. */
  readonly key: string
  /** Key of a document about several. */
  readonly plural: string
  readonly description: string
  /** What the key's value is; a name where it is absent. */
  readonly named?: Schema
  /** Keys beside it. */
  readonly properties: Properties
  readonly required?: readonly string[]
  /** Objects without names: a document about several has them in a list, each with this key. `key` is then no document's. */
  readonly listed?: string
  /** The property that a value which is no map stands for, in a document about several. */
  readonly short?: string
  declare(name: Node, body: Node): Iterable<Said>
}

/** @param rank - undefined for the place where it is said */
export const statement = (sql: Traced, at: Node, rank?: number): Said => (rank === undefined ? { says: 'statement', sql, at } : { says: 'statement', sql, at, rank })

const texts = ['string', 'number', 'boolean']

export const sqlText = (description: string): Schema => ({ type: texts, description })
export const sqlTexts = (description: string): Schema => ({ type: [...texts, 'array'], items: { type: texts }, description })
export const flag = (description: string): Schema => ({ type: 'boolean', description })
export const count = (description: string): Schema => ({ type: 'integer', description })
export const word = (description: string, ...words: readonly string[]): Schema => ({ type: 'string', enum: words, description })
export const nameText = (description: string): Schema => ({ type: 'string', minLength: 1, description })
export const nameTexts = (description: string): Schema => ({ type: ['string', 'array'], items: { type: 'string', minLength: 1 }, description })
export const mapOf = (values: Schema, description: string): Schema => ({ type: 'object', additionalProperties: values, description })
/** A map of these keys, or in short a value of one of the other types. */
export const record = (description: string, properties: Properties, more: Schema = {}): Schema => ({
  type: 'object',
  properties,
  additionalProperties: false,
  description,
  ...more,
})
export const shortOr = (short: readonly string[], description: string, properties: Properties, more: Schema = {}): Schema => ({
  ...record(description, properties),
  type: [...short, 'object'],
  items: { type: texts },
  ...more,
})

export const qualifiedName: Schema = {
  type: ['string', 'object'],
  minLength: 1,
  properties: { schema: { type: 'string' }, name: { type: 'string' } },
  required: ['schema', 'name'],
  additionalProperties: false,
  description: 'Its name, unquoted, with its schema before a dot: app.orders. A name with a dot in it: {schema: app, name: a.b}',
}
