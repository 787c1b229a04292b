import type { Catalog } from '../../model/catalog.ts'
import type { Fact, Value } from '../../model/fact.ts'
import { Cursor } from '../../sql/cursor.ts'
import { printed } from '../../sql/sql.ts'
import { tokensOf } from '../../sql/tokens.ts'
import { keyOf, type Identity, type KindName } from '../../model/identity.ts'

/** YAML as data; the order of keys is the order in which they are written. */
export type Written = string | number | boolean | null | readonly Written[] | WrittenMap
export interface WrittenMap {
  readonly [key: string]: Written
}

/** A catalog's facts as the writers of documents look for them. */
export class Facts {
  readonly catalog: Catalog
  private readonly byKind = new Map<KindName, Fact[]>()
  private readonly byTarget = new Map<string, Fact[]>()
  private readonly byTable = new Map<string, Fact[]>()
  private readonly byRelation = new Map<KindName, Map<string, Fact[]>>()
  private byName: Map<string, number> | null = null

  constructor(catalog: Catalog) {
    this.catalog = catalog
    for (const fact of catalog.facts.values()) {
      push(this.byKind, fact.id.kind, fact)
      if (fact.id.target !== undefined) push(this.byTarget, keyOf(fact.id.target), fact)
      else if (fact.id.path.length > 2) push(this.byTable, [fact.id.kind, ...fact.id.path.slice(0, 2)].join('\n'), fact)
    }
  }

  of(kind: KindName): readonly Fact[] {
    return this.byKind.get(kind) ?? []
  }

  /** What a table, view or domain has of a kind whose names come after the table's. */
  under(kind: KindName, path: readonly string[]): readonly Fact[] {
    return this.byTable.get([kind, ...path.slice(0, 2)].join('\n')) ?? []
  }

  /** Facts of a kind whose attribute names the relation that they belong to: indexes, statistics. */
  ofRelation(kind: 'index' | 'statistics', path: readonly string[]): readonly Fact[] {
    let found = this.byRelation.get(kind)
    if (found === undefined) {
      found = new Map()
      for (const fact of this.of(kind)) push(found, (kind === 'index' ? texts(fact, 'table') : texts(fact, 'relation').slice(1)).join('\n'), fact)
      this.byRelation.set(kind, found)
    }
    return found.get(path.slice(0, 2).join('\n')) ?? []
  }

  /** How many constraints of a schema's tables and domains have the name. */
  constraintsNamed(schema: string, name: string): number {
    if (this.byName === null) {
      this.byName = new Map()
      for (const kind of ['constraint', 'foreign key', 'domain constraint'] as const) {
        for (const { id } of this.of(kind)) {
          const key = [id.path[0], id.path[2]].join('\n')
          this.byName.set(key, (this.byName.get(key) ?? 0) + 1)
        }
      }
    }
    return this.byName.get([schema, name].join('\n')) ?? 0
  }

  about(id: Identity): readonly Fact[] {
    return this.byTarget.get(keyOf(id)) ?? []
  }

  get(kind: KindName, path: readonly string[]): Fact | undefined {
    return this.catalog.facts.get(keyOf({ kind, path }))
  }
}

function push<K>(map: Map<K, Fact[]>, key: K, fact: Fact): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [fact])
  else list.push(fact)
}

const attribute = (fact: Fact, name: string): Value => {
  const value = fact.attributes[name]
  if (value === undefined) throw new Error(`${fact.key} has no attribute ${name}`)
  return value
}

/** A scalar as text; empty for all else. */
export const shown = (value: Value | undefined): string => (typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '')

/** A list of scalars as texts. */
export const shownList = (value: Value | undefined): readonly string[] => {
  const list: readonly Value[] = isList(value) ? value : []
  return list.map(shown)
}

const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value)

export const textOrNull = (fact: Fact, name: string): string | null => {
  const value = attribute(fact, name)
  return value === null ? null : shown(value)
}

export const text = (fact: Fact, name: string): string => textOrNull(fact, name) ?? ''

/** SQL that PostgreSQL printed, in a form that it prints alike when it has read it. */
export const expression = (fact: Fact, name: string): string => printed(text(fact, name))

/** An expression where the form puts parentheses around it: those that PostgreSQL prints are left out. */
export function condition(fact: Fact, name: string): string {
  let found = expression(fact, name)
  while (isParenthesized(found)) found = found.slice(1, -1).trim()
  return found
}

/** Whether the parenthesis that opens the text closes at its end. */
export function isParenthesized(text: string): boolean {
  if (!text.startsWith('(') || !text.endsWith(')')) return false
  const cursor = new Cursor(text, tokensOf(text))
  cursor.skipParentheses()
  return cursor.token === undefined
}

/** A data type by the shorter of its two names. */
export function shortType(type: string): string {
  return type
    .replace(/^(timestamp|time)(\(\d\))? with time zone(?=$|\[)/, '$1tz$2')
    .replace(/^(timestamp|time)(\(\d\))? without time zone(?=$|\[)/, '$1$2')
    .replace(/^character varying(?=$|[([])/, 'varchar')
}

const castConstant = /^('(?:[^'\\]|'')*')::(.+)$/s

/** A default of a column; a constant goes without the cast to the column's own type, which it gets anyway. */
export function shortDefault(text: string, type: string): string {
  const [, constant, cast] = castConstant.exec(text) ?? []
  return constant !== undefined && cast === type.replace(/\(\d+(?:,\d+)?\)/, '') ? constant : text
}

export const flagged = (fact: Fact, name: string): boolean => attribute(fact, name) === true

export const texts = (fact: Fact, name: string): readonly string[] => shownList(attribute(fact, name))

export const items = (fact: Fact, name: string): readonly Value[] => {
  const value = attribute(fact, name)
  return isList(value) ? value : []
}

/** An attribute that is an object; empty where it is null. */
export const properties = (value: Value | undefined): { readonly [name: string]: Value } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as { readonly [name: string]: Value }) : {}

/** Without the entries that say nothing: undefined, false, empty maps and lists. */
export function compact(map: { readonly [key: string]: Written | undefined }): WrittenMap {
  return Object.fromEntries(Object.entries(map).filter((entry): entry is [string, Written] => says(entry[1])))
}

function says(value: Written | undefined): boolean {
  if (value === undefined || value === false) return false
  return typeof value !== 'object' || value === null || Object.keys(value).length > 0
}

const numeric = /^-?(?:0|[1-9]\d{0,14})(?:\.\d*[1-9])?$/

/** SQL text as YAML shows it best: numbers and booleans as such. */
export function scalar(sql: string): Written {
  if (numeric.test(sql) && String(Number(sql)) === sql) return Number(sql)
  return sql === 'true' ? true : sql === 'false' ? false : sql
}

/** As `scalar`, where `compact` would take false for nothing. */
export const sayable = (sql: string): Written => (sql === 'false' ? 'FALSE' : scalar(sql))

/** `name=value` entries as a map. */
export function optionMap(options: readonly string[], asText = false): WrittenMap {
  return Object.fromEntries(
    options.map((option) => {
      const at = option.indexOf('=')
      const value = option.slice(at + 1)
      return [option.slice(0, at), asText ? value : scalar(value)]
    }),
  )
}

const needsQuotes = /[."]|^$/
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** A name that nothing qualifies, as `simple` reads it. */
export function plainName(name: string): string {
  return /^".*"$/s.test(name) ? quoted(name) : name
}

/** A role, as `role` reads it: some words are no names. */
export function roleName(name: string): string {
  return ['public', 'current_user', 'session_user', 'current_role'].includes(name.toLowerCase()) ? quoted(name) : plainName(name)
}

/** A name in a schema, as `qualified` reads it; what is in `public` goes without. */
export function qualifiedNameOf(path: readonly string[], always = false): string {
  const [schema = '', name = ''] = path
  const names = schema === 'public' && !always && !name.startsWith('pg_') ? [name] : [schema, name]
  return names.some((part) => needsQuotes.test(part)) ? names.map(quoted).join('.') : names.join('.')
}

const plainRoutine = /^[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*$/

/** A name in a schema before parentheses. */
export function routineName(path: readonly string[]): string {
  const names = path.slice(0, 2)
  return names.every((part) => plainRoutine.test(part)) ? names.join('.') : names.map(quoted).join('.')
}
