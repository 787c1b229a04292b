import { distance } from 'fastest-levenshtein'
import { Cursor } from '../../sql/cursor.ts'
import { nameOf, tokensOf, type Token } from '../../sql/tokens.ts'

const directiveNames = ['renamed', 'backfill', 'data', 'check', 'once', 'only'] as const
export type DirectiveName = (typeof directiveNames)[number]

/** `@name text` in an SQL comment; offsets are the file's. */
export interface Directive {
  readonly name: DirectiveName
  readonly text: string
  /** Of the @. */
  readonly start: number
  /** Of `text`. */
  readonly textStart: number
  readonly end: number
}

/** `@word` that is nearly a directive. */
export interface Misspelling {
  readonly word: string
  readonly meant: DirectiveName
  readonly start: number
  readonly end: number
}

const pattern = /^(?:--|\/\*|[ \t]*\*?)[ \t]*@([A-Za-z_]+)[ \t]*/

const isDirectiveName = (word: string): word is DirectiveName => directiveNames.some((name) => name === word)

/** The directive of a comment; in a block comment its text may go over several lines. Null for an ordinary comment. */
export function directiveOf(text: string, comment: Token): Directive | Misspelling | null {
  const raw = text.slice(comment.start, comment.end)
  const match = pattern.exec(raw)
  const word = match?.[1]
  if (match === null || word === undefined) return null
  const start = comment.start + raw.indexOf('@')
  if (!isDirectiveName(word)) {
    const [meant] = directiveNames.filter((name) => word.length >= 5 && distance(word.toLowerCase(), name) <= 2)
    return meant === undefined ? null : { word, meant, start, end: start + 1 + word.length }
  }
  const closing = raw.startsWith('/*') ? 2 : 0
  const rest = raw.slice(match[0].length, raw.length - closing)
  return { name: word, text: rest.trimEnd(), start, textStart: comment.start + match[0].length, end: comment.start + match[0].length + rest.trimEnd().length }
}

/** `from=old`, `from="Old Name"`, `from=app.old`: the names; null where it reads otherwise. */
export function renamedFrom(text: string): readonly string[] | null {
  const cursor = new Cursor(text, tokensOf(text))
  if (!cursor.accept('from', '=')) return null
  const [only] = cursor.tokens.slice(cursor.index)
  if (only?.type === 'string' && cursor.tokens.length === cursor.index + 1) return [text.slice(only.start + 1, only.end - 1).replaceAll("''", "'")]
  const names = cursor.names()
  return names.length === 0 || cursor.token !== undefined ? null : names
}

export interface Backfill {
  readonly set: string
  readonly where: string | null
  readonly batch: number | null
}

/** `EXPR [WHERE CONDITION] [BATCH=N]`; null where there is no expression. */
export function backfillOf(text: string): Backfill | null {
  const tokens = tokensOf(text)
  const last = tokens.at(-1)
  const batchWord = tokens.at(-3)
  let end = text.length
  let batch: number | null = null
  if (
    last?.type === 'number' &&
    batchWord !== undefined &&
    nameOf(text, batchWord) === 'batch' &&
    text.slice(batchWord.end, last.start).trim() === '='
  ) {
    batch = Number(text.slice(last.start, last.end))
    end = batchWord.start
  }
  const cursor = new Cursor(text, tokens)
  const where = cursor.seek('where') ? cursor.token : undefined
  const set = text.slice(0, where?.start ?? end).trim()
  if (set === '') return null
  return { set, where: where === undefined ? null : text.slice(where.end, end).trim(), batch }
}

export interface Rows {
  readonly table: readonly string[]
  readonly columns: readonly string[]
  /** Offsets into the statement's text. */
  readonly rowsStart: number
  readonly rowsEnd: number
}

/** INSERT INTO table (columns) query. A string says what is wrong with it. */
export function rowsOf(text: string, tokens: readonly Token[]): Rows | string {
  const cursor = new Cursor(text, tokens)
  if (!cursor.accept('insert', 'into')) return '@data belongs before an INSERT'
  const table = cursor.names()
  if (cursor.accept('as')) cursor.name()
  const columns: string[] = []
  if (cursor.peek() === '(') {
    cursor.accept('(')
    for (let name = cursor.name(); name !== null; name = cursor.accept(',') ? cursor.name() : null) columns.push(name)
    if (!cursor.accept(')')) return 'the INSERT under @data must list its columns by name'
  }
  if (columns.length === 0) return 'the INSERT under @data must list its columns'
  const first = cursor.token
  const last = tokens.at(-1)
  if (first === undefined || last === undefined) return 'the INSERT under @data has no rows'
  // The rows are compared with those that are there before any is inserted.
  if (tokens.some((token) => token.start >= first.start && token.type === 'word' && nameOf(text, token) === 'default')) {
    return 'the INSERT under @data may not say DEFAULT: leave the column out, or write its value'
  }
  while (cursor.seek('on', 'returning')) {
    if (cursor.peek() === 'returning' || cursor.peek(1) === 'conflict') return 'the INSERT under @data may have neither ON CONFLICT nor RETURNING: key and mode decide'
    cursor.index += 1
  }
  return { table, columns, rowsStart: first.start, rowsEnd: last.end }
}

/** `key=a,b [mode=insert|sync]`. A string says what is wrong with it. */
export function rowsOptions(text: string): { readonly key: readonly string[]; readonly mode: 'insert' | 'sync' } | string {
  const cursor = new Cursor(text, tokensOf(text))
  const key: string[] = []
  let mode: 'insert' | 'sync' = 'insert'
  while (cursor.token !== undefined) {
    if (cursor.accept('key', '=')) {
      for (let name = cursor.name(); name !== null; name = cursor.accept(',') ? cursor.name() : null) key.push(name)
    } else if (cursor.accept('mode', '=')) {
      const word = cursor.name()
      if (word !== 'insert' && word !== 'sync') return 'mode is insert or sync'
      mode = word
    } else {
      return `@data takes key=COLUMNS and mode=insert|sync, not ${text.slice(cursor.token.start)}`
    }
  }
  return key.length === 0 ? '@data needs a key: the columns by which a row is found again' : { key, mode }
}

/** `name [before|after]`; null without a name. */
export function checkOf(text: string): { readonly name: string; readonly when: 'before' | 'after' } | null {
  const match = /^(.*?)(?:\s+(before|after))?\s*$/s.exec(text)
  const name = (match?.[1] ?? '').trim().replace(/^"(.*)"$/s, '$1')
  return name === '' ? null : { name, when: match?.[2] === 'before' ? 'before' : 'after' }
}
