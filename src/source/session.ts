import { Cursor } from '../sql/cursor.ts'
import { nameOf, tokensOf, type Token } from '../sql/tokens.ts'

/** What a statement does to its session alone; null for one that may build something. */
export interface SessionStatement {
  /** The parameter that it sets, where that matters to what follows; null where it does not. */
  readonly parameter: string | null
  /** Schemas of a new search_path. */
  readonly searchPath: readonly string[] | null
  readonly resets: boolean
}

const transactions = new Set(['begin', 'start', 'commit', 'end', 'rollback', 'abort', 'savepoint', 'release', 'discard', 'show', 'reset', 'set', 'listen', 'notify', 'checkpoint'])

/** Parameters that a dump sets and that change nothing about what is built. */
const immaterial = new Set([
  'statement_timeout',
  'lock_timeout',
  'idle_in_transaction_session_timeout',
  'transaction_timeout',
  'client_encoding',
  'standard_conforming_strings',
  'check_function_bodies',
  'client_min_messages',
  'row_security',
  'escape_string_warning',
])

const nothing: SessionStatement = { parameter: null, searchPath: null, resets: false }

/** Reads SET, RESET, transaction control, and what pg_dump writes for SET: SELECT set_config(…). */
export function sessionOf(text: string, tokens: readonly Token[]): SessionStatement | null {
  const cursor = new Cursor(text, tokens)
  if (cursor.accept('select')) {
    if (cursor.accept('pg_catalog')) cursor.accept('.')
    return cursor.accept('set_config', '(') ? configured(cursor) : null
  }
  if (!transactions.has(cursor.peek())) return null
  const resets = cursor.peek() === 'reset'
  if (!cursor.acceptAny('set', 'reset')) return nothing
  if (cursor.accept('session', 'authorization')) return { ...nothing, parameter: 'session authorization', resets }
  cursor.acceptAny('session', 'local')
  if (cursor.acceptAny('transaction', 'constraints', 'characteristics')) return nothing
  const parameter = cursor.names().join('.')
  if (immaterial.has(parameter)) return nothing
  if (parameter !== 'search_path') return { ...nothing, parameter, resets }
  cursor.acceptAny('=', 'to')
  return { parameter, searchPath: resets ? [] : schemasIn(cursor), resets }
}

function configured(cursor: Cursor): SessionStatement {
  const [name, , value] = cursor.tokens.slice(cursor.index)
  const parameter = name === undefined ? '' : stringOf(cursor.text, name)
  if (immaterial.has(parameter) || parameter === '') return nothing
  if (parameter !== 'search_path') return { ...nothing, parameter }
  const list = value === undefined ? '' : stringOf(cursor.text, value)
  return { parameter, searchPath: schemasIn(new Cursor(list, tokensOf(list))), resets: false }
}

const stringOf = (text: string, token: Token): string => (token.type === 'string' ? text.slice(token.start + 1, token.end - 1).replaceAll("''", "'") : '')

function schemasIn(cursor: Cursor): readonly string[] {
  const schemas: string[] = []
  for (; cursor.token !== undefined; cursor.index += 1) {
    const token = cursor.token
    if (token.type === 'string') schemas.push(stringOf(cursor.text, token))
    else if (token.type === 'word' || token.type === 'quoted') schemas.push(nameOf(cursor.text, token))
  }
  return schemas
}

/** Where an unqualified name is created. */
export function creationSchema(searchPath: readonly string[]): string {
  return searchPath.find((schema) => schema !== '' && schema !== '$user' && schema !== 'pg_catalog' && schema !== 'default') ?? 'public'
}
