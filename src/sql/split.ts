import { tokenAt, type Token } from './tokens.ts'

/** A statement of an SQL file: offsets of its first character and after its last, without semicolon. */
export interface Statement {
  readonly start: number
  readonly end: number
  /** Its tokens, without comments. */
  readonly tokens: readonly Token[]
  /** Comments since the statement before, inside it, and after its semicolon on the same line, in order. */
  readonly comments: readonly Token[]
}

/** What a file holds that is no statement. */
export type Oddity =
  /** A command of psql: a line from its backslash on. */
  | { readonly oddity: 'meta'; readonly start: number; readonly end: number }
  /** COPY … FROM STDIN with its rows. */
  | { readonly oddity: 'copy'; readonly start: number; readonly end: number }
  /** A string, quoted name or comment that nothing closes. */
  | { readonly oddity: 'unclosed'; readonly start: number; readonly end: number; readonly what: 'string' | 'quoted' | 'comment' }

export interface Split {
  readonly statements: readonly Statement[]
  readonly oddities: readonly Oddity[]
  /** Comments that no statement follows. */
  readonly comments: readonly Token[]
}

/**
 * Splits SQL text into statements. Semicolons do not end a statement inside the BEGIN ATOMIC … END of a function, nor inside
 * the parentheses of a rule's actions.
 */
export function split(text: string): Split {
  const statements: Statement[] = []
  const oddities: Oddity[] = []
  let comments: Token[] = []
  let tokens: Token[] = []
  let body: Body = 'none'
  let depth = 0

  const finish = (): void => {
    const first = tokens[0]
    const last = tokens.at(-1)
    if (first !== undefined && last !== undefined) {
      statements.push({ start: first.start, end: last.end, tokens, comments })
      comments = []
    }
    tokens = []
    depth = 0
    body = 'none'
  }

  let at = 0
  for (let token = tokenAt(text, at); token !== null; token = tokenAt(text, at)) {
    at = token.end
    if (token.unclosed === true && (token.type === 'string' || token.type === 'quoted' || token.type === 'comment')) {
      oddities.push({ oddity: 'unclosed', start: token.start, end: token.end, what: token.type })
      continue
    }
    if (token.type === 'comment') {
      comments.push(token)
      continue
    }
    if (token.type === 'meta') {
      oddities.push({ oddity: 'meta', start: token.start, end: token.end })
      continue
    }
    const character = token.type === 'symbol' ? text.charAt(token.start) : ''
    if (character === ';' && depth === 0) {
      if (copiesFromStdin(text, tokens)) {
        const start = tokens[0]?.start ?? token.start
        const rows = text.indexOf('\n\\.', at)
        const end = rows < 0 ? text.length : rows + 3
        oddities.push({ oddity: 'copy', start, end: token.end })
        tokens = []
        comments = []
        at = end
        continue
      }
      const ended = tokens.length > 0
      finish()
      const trailing = ended ? trailingComment(text, at) : null
      if (trailing !== null) {
        const statement = statements.pop()
        if (statement !== undefined) statements.push({ ...statement, comments: [...statement.comments, trailing] })
        at = trailing.end
      }
      continue
    }
    if (token.type === 'word' && tokens.length < 5 && body === 'none') body = bodyOf(text, tokens, token)
    if (body === 'rule') {
      if (character === '(') depth += 1
      if (character === ')' && depth > 0) depth -= 1
    } else if (body === 'routine' && token.type === 'word') {
      depth += nesting(text, tokens, token, depth)
    }
    tokens.push(token)
  }
  finish()
  return { statements, oddities, comments }
}

type Body = 'none' | 'rule' | 'routine'

const wordOf = (text: string, token: Token | undefined): string => (token?.type === 'word' ? text.slice(token.start, token.end).toLowerCase() : '')

function bodyOf(text: string, before: readonly Token[], token: Token): Body {
  if (wordOf(text, before[0]) !== 'create') return 'none'
  const previous = wordOf(text, before.at(-1))
  if (previous !== 'create' && previous !== 'replace') return 'none'
  const word = wordOf(text, token)
  return word === 'rule' ? 'rule' : word === 'function' || word === 'procedure' ? 'routine' : 'none'
}

/** How a word changes the depth of BEGIN ATOMIC; CASE has an END too. After a dot or AS it is only a name. */
function nesting(text: string, before: readonly Token[], token: Token, depth: number): -1 | 0 | 1 {
  const word = wordOf(text, token)
  const previous = before.at(-1)
  if (depth === 0) return word === 'atomic' && wordOf(text, previous) === 'begin' ? 1 : 0
  if (word !== 'case' && word !== 'end') return 0
  if (previous !== undefined && (text.charAt(previous.start) === '.' || wordOf(text, previous) === 'as')) return 0
  return word === 'case' ? 1 : -1
}

function copiesFromStdin(text: string, tokens: readonly Token[]): boolean {
  return wordOf(text, tokens[0]) === 'copy' && tokens.some((token, index) => wordOf(text, token) === 'stdin' && wordOf(text, tokens[index - 1]) === 'from')
}

function trailingComment(text: string, at: number): Token | null {
  const next = tokenAt(text, at)
  if (next?.type !== 'comment' || next.unclosed === true) return null
  return text.slice(at, next.start).includes('\n') ? null : next
}
