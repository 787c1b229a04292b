import type { Identity, KindName } from '../../model/identity.ts'
import { Cursor } from '../../sql/cursor.ts'
import { nameOf, type Token } from '../../sql/tokens.ts'

/** What an SQL statement declares, as far as its first words say. */
export interface Declared {
  readonly id: Identity
  /** The arguments of a routine as written, which tell overloads apart; null for all else. */
  readonly signature: string | null
  /** Whether PostgreSQL takes the statement where the object exists. */
  readonly again: 'refused' | 'skipped' | 'replaced'
  /** Columns and constraints of a table, values of an enum, in order. */
  readonly elements: readonly Element[]
}

/** A part of a statement that declares an object of its own; null identity for one without a name. */
export interface Element {
  readonly id: Identity | null
  readonly start: number
  readonly end: number
}

const simpleKinds: readonly (readonly [words: readonly string[], kind: KindName, within: 'schema' | 'database'])[] = [
  [['foreign', 'data', 'wrapper'], 'foreign data wrapper', 'database'],
  [['foreign', 'table'], 'foreign table', 'schema'],
  [['materialized', 'view'], 'materialized view', 'schema'],
  [['text', 'search', 'parser'], 'text search parser', 'schema'],
  [['text', 'search', 'template'], 'text search template', 'schema'],
  [['text', 'search', 'dictionary'], 'text search dictionary', 'schema'],
  [['text', 'search', 'configuration'], 'text search configuration', 'schema'],
  [['event', 'trigger'], 'event trigger', 'database'],
  [['access', 'method'], 'access method', 'database'],
  [['table'], 'table', 'schema'],
  [['view'], 'view', 'schema'],
  [['sequence'], 'sequence', 'schema'],
  [['function'], 'function', 'schema'],
  [['procedure'], 'procedure', 'schema'],
  [['aggregate'], 'aggregate', 'schema'],
  [['domain'], 'domain', 'schema'],
  [['statistics'], 'statistics', 'schema'],
  [['collation'], 'collation', 'schema'],
  [['conversion'], 'conversion', 'schema'],
  [['schema'], 'schema', 'database'],
  [['extension'], 'extension', 'database'],
  [['language'], 'language', 'database'],
  [['server'], 'server', 'database'],
  [['publication'], 'publication', 'database'],
  [['subscription'], 'subscription', 'database'],
]

const onTable: readonly (readonly [word: string, kind: KindName, before: string])[] = [
  ['trigger', 'trigger', 'on'],
  ['policy', 'policy', 'on'],
  ['rule', 'rule', 'to'],
]

const routines: ReadonlySet<KindName> = new Set(['function', 'procedure', 'aggregate'])

/**
 * Reads what a CREATE statement creates, or what ALTER TABLE … ADD or ALTER PUBLICATION … ADD TABLE adds; null where that is nothing with a name, or
 * temporary. Identities of routines have no argument types.
 * @param schema - where unqualified names go
 */
export function declaredBy(text: string, tokens: readonly Token[], schema: string): Declared | null {
  const cursor = new Cursor(text, tokens)
  if (cursor.accept('alter')) return addedBy(cursor, schema)
  if (!cursor.accept('create')) return null

  const replaces = cursor.accept('or', 'replace')
  cursor.acceptAny('global', 'local')
  if (cursor.acceptAny('temp', 'temporary')) return null
  while (cursor.acceptAny('unlogged', 'recursive', 'trusted', 'procedural', 'constraint', 'default')) continue

  const qualified = (names: readonly string[]): readonly string[] => (names.length === 1 ? [schema, ...names] : names)
  const done = (kind: KindName, path: readonly string[], skips: boolean, more: Partial<Declared> = {}): Declared | null =>
    path.length === 0 ? null : { id: { kind, path }, signature: null, again: replaces ? 'replaced' : skips ? 'skipped' : 'refused', elements: [], ...more }

  if (cursor.peek() === 'index' || cursor.peek(1) === 'index') {
    cursor.accept('unique')
    if (!cursor.accept('index')) return null
    cursor.accept('concurrently')
    const skips = cursor.accept('if', 'not', 'exists')
    const name = cursor.peek() === 'on' ? null : cursor.name()
    if (name === null || !cursor.accept('on')) return null
    cursor.accept('only')
    const table = qualified(cursor.names())
    return done('index', [...table.slice(0, -1), name], skips)
  }
  if (cursor.accept('type')) {
    const path = qualified(cursor.names())
    if (cursor.accept('as', 'enum')) return done('enum', path, false, { elements: enumValues(cursor, path) })
    if (cursor.accept('as', 'range')) return done('range type', path, false)
    // Without a definition it is only a name, and may be defined later.
    if (!cursor.accept('as')) return cursor.peek() === '(' ? done('base type', path, false) : null
    return done('composite type', path, false, { elements: attributes(cursor, path) })
  }
  for (const [word, kind, before] of onTable) {
    if (!cursor.accept(word)) continue
    const name = cursor.name()
    // A rule's event comes after ON, a trigger may be BEFORE UPDATE OF on: names end at the word that the grammar reserves.
    if (name === null || !cursor.seek(before)) return null
    cursor.accept(before)
    return done(kind, [...qualified(cursor.names()), name], false)
  }
  for (const [words, kind, within] of simpleKinds) {
    if (!cursor.accept(...words)) continue
    const skips = cursor.accept('if', 'not', 'exists')
    if (kind === 'schema' && cursor.accept('authorization')) return done(kind, cursor.names(), skips)
    const names = cursor.names()
    const path = within === 'schema' ? qualified(names) : names
    if (routines.has(kind)) return done(kind, path, skips, { signature: argumentsOf(cursor) })
    if (kind === 'table' || kind === 'foreign table') return done(kind, path, skips, { elements: tableElements(cursor, path) })
    if (kind === 'domain') return done(kind, path, skips, { elements: domainConstraints(cursor, path) })
    return done(kind, path, skips)
  }
  return null
}

/** ALTER TABLE … ADD, where that is the statement's only action; ALTER PUBLICATION … ADD TABLE, where that names one. */
function addedBy(cursor: Cursor, schema: string): Declared | null {
  if (cursor.accept('publication')) return memberAddedBy(cursor, schema)
  cursor.accept('foreign')
  if (!cursor.accept('table')) return null
  cursor.accept('if', 'exists')
  cursor.accept('only')
  const names = cursor.names()
  const table = names.length === 1 ? [schema, ...names] : names
  if (!cursor.accept('add')) return null
  const isConstraint = cursor.accept('constraint')
  if (!isConstraint) cursor.accept('column')
  const skips = cursor.accept('if', 'not', 'exists')
  if (!isConstraint && tableConstraint.has(cursor.peek())) return null
  const name = cursor.name()
  const isForeignKey = cursor.peek() === 'foreign'
  if (name === null || cursor.seek(',')) return null
  const kind: KindName = !isConstraint ? 'column' : isForeignKey ? 'foreign key' : 'constraint'
  return { id: { kind, path: [...table, name] }, signature: null, again: skips ? 'skipped' : 'refused', elements: [] }
}

function memberAddedBy(cursor: Cursor, schema: string): Declared | null {
  const publication = cursor.name()
  if (publication === null || !cursor.accept('add', 'table')) return null
  cursor.accept('only')
  const names = cursor.names()
  if (names.length === 0 || cursor.seek(',')) return null
  return { id: { kind: 'publication member', path: [publication, ...(names.length === 1 ? [schema, ...names] : names)] }, signature: null, again: 'refused', elements: [] }
}

const tableConstraint: ReadonlySet<string> = new Set(['check', 'unique', 'primary', 'foreign', 'exclude', 'like'])

/** The comma-separated pieces between parentheses that open at the cursor. */
function* pieces(cursor: Cursor): Generator<readonly Token[]> {
  if (cursor.peek() !== '(') return
  const { tokens, text } = cursor
  const [from, to] = cursor.skipParentheses()
  let piece: Token[] = []
  let depth = 0
  for (const token of tokens.slice(from, to)) {
    const symbol = token.type === 'symbol' ? text.charAt(token.start) : ''
    if (symbol === '(' || symbol === '[') depth += 1
    if (symbol === ')' || symbol === ']') depth -= 1
    if (symbol === ',' && depth === 0) {
      if (piece.length > 0) yield piece
      piece = []
    } else {
      piece.push(token)
    }
  }
  if (piece.length > 0) yield piece
}

function tableElements(cursor: Cursor, table: readonly string[]): readonly Element[] {
  const elements: Element[] = []
  if (cursor.accept('partition', 'of') || cursor.accept('of')) cursor.names()
  for (const piece of pieces(cursor)) {
    const inner = new Cursor(cursor.text, piece)
    const first = piece[0]
    const last = piece.at(-1)
    if (first === undefined || last === undefined) continue
    const isConstraint = inner.accept('constraint')
    const name = !isConstraint && tableConstraint.has(inner.peek()) ? null : inner.name()
    const kind: KindName = !isConstraint ? 'column' : inner.peek() === 'foreign' ? 'foreign key' : 'constraint'
    elements.push({ id: name === null ? null : { kind, path: [...table, name] }, start: first.start, end: last.end })
  }
  return elements
}

/** Attributes of a composite type have the type's identity with their name as third. */
function attributes(cursor: Cursor, path: readonly string[]): readonly Element[] {
  const elements: Element[] = []
  for (const piece of pieces(cursor)) {
    const name = new Cursor(cursor.text, piece).name()
    const first = piece[0]
    const last = piece.at(-1)
    if (name !== null && first !== undefined && last !== undefined) elements.push({ id: { kind: 'composite type', path: [...path, name] }, start: first.start, end: last.end })
  }
  return elements
}

/** Each from CONSTRAINT to the next. */
function domainConstraints(cursor: Cursor, path: readonly string[]): readonly Element[] {
  const elements: Element[] = []
  while (cursor.seek('constraint')) {
    const start = cursor.token?.start ?? 0
    cursor.accept('constraint')
    const name = cursor.name()
    if (name !== null) elements.push({ id: { kind: 'domain constraint', path: [...path, name] }, start, end: cursor.start })
  }
  return elements.map((element, index) => ({ ...element, end: elements[index + 1]?.start ?? cursor.tokens.at(-1)?.end ?? element.end }))
}

/** Values of an enum have the enum's identity with the value as third name. */
function enumValues(cursor: Cursor, path: readonly string[]): readonly Element[] {
  const elements: Element[] = []
  for (const piece of pieces(cursor)) {
    const [token] = piece
    if (token === undefined) continue
    const value = cursor.text.slice(token.start + 1, token.end - 1).replaceAll("''", "'")
    elements.push({ id: { kind: 'enum', path: [...path, value] }, start: token.start, end: token.end })
  }
  return elements
}

function argumentsOf(cursor: Cursor): string {
  if (cursor.peek() !== '(') return ''
  const { text, tokens } = cursor
  const [from, to] = cursor.skipParentheses()
  return tokens
    .slice(from, to)
    .map((token) => (token.type === 'word' ? nameOf(text, token) : text.slice(token.start, token.end)))
    .join(' ')
}

/** The column as table and name; null for anything else. */
export function backfilledColumn(id: Identity | null): { readonly table: readonly [schema: string, name: string]; readonly column: string } | null {
  const [schema, table, column] = id?.path ?? []
  if (id?.kind !== 'column' || schema === undefined || table === undefined || column === undefined) return null
  return { table: [schema, table], column }
}
