/** A token of SQL text; `start` and `end` are offsets into it. Operators come one character at a time. */
export interface Token {
  readonly type: 'word' | 'quoted' | 'string' | 'number' | 'symbol' | 'comment' | 'meta'
  readonly start: number
  readonly end: number
  /** Nothing closes the string, the quotes or the comment before the text ends. */
  readonly unclosed?: true
}

const space = /[\s\0]+/y
const word = /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y
const number = /\d[\w.]*|\.\d[\w.]*/y
const lineComment = /--[^\n]*/y
const dollarTag = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y
const parameter = /\$\d+/y
const plainString = /'(?:[^']|'')*'/y
const escapeString = /'(?:[^'\\]|\\[^]|'')*'/y
const quotedName = /"(?:[^"]|"")*"/y
const metaCommand = /\\[^\n]*/y
const commentEdge = /\/\*|\*\//g

const endOf = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : -1
}

/** Where the block comment that opens at `at` ends; they nest. -1: nowhere. */
function endOfBlockComment(text: string, at: number): number {
  let depth = 0
  commentEdge.lastIndex = at
  for (let edge = commentEdge.exec(text); edge !== null; edge = commentEdge.exec(text)) {
    depth += edge[0] === '/*' ? 1 : -1
    if (depth === 0) return commentEdge.lastIndex
  }
  return -1
}

/**
 * The token at `at` or after white space, by the rules of PostgreSQL's lexer with standard_conforming_strings on; null at
 * the end. A prefix (E, B, X, N, U&) is part of its string or quoted name.
 * @see https://www.postgresql.org/docs/current/sql-syntax-lexical.html
 */
export function tokenAt(text: string, at: number): Token | null {
  const skipped = endOf(space, text, at)
  const start = skipped < 0 ? at : skipped
  if (start >= text.length) return null

  const quoted = (type: 'string' | 'quoted' | 'comment', end: number): Token =>
    end < 0 ? { type, start, end: text.length, unclosed: true } : { type, start, end }

  const first = text.charAt(start)
  switch (first) {
    case "'":
      return quoted('string', endOf(plainString, text, start))
    case '"':
      return quoted('quoted', endOf(quotedName, text, start))
    case '$': {
      const opened = endOf(dollarTag, text, start)
      if (opened >= 0) {
        const tag = text.slice(start, opened)
        const closed = text.indexOf(tag, opened)
        return quoted('string', closed < 0 ? -1 : closed + tag.length)
      }
      const end = endOf(parameter, text, start)
      return { type: 'symbol', start, end: end < 0 ? start + 1 : end }
    }
    case '-':
      if (text.startsWith('--', start)) return { type: 'comment', start, end: endOf(lineComment, text, start) }
      return { type: 'symbol', start, end: start + 1 }
    case '/':
      if (text.startsWith('/*', start)) return quoted('comment', endOfBlockComment(text, start))
      return { type: 'symbol', start, end: start + 1 }
    case '\\':
      return { type: 'meta', start, end: endOf(metaCommand, text, start) }
  }

  const wordEnd = endOf(word, text, start)
  if (wordEnd >= 0) {
    const next = text.charAt(wordEnd)
    if (next === "'" && wordEnd === start + 1) {
      if (first === 'e' || first === 'E') return quoted('string', endOf(escapeString, text, wordEnd))
      if ('bBxXnN'.includes(first)) return quoted('string', endOf(plainString, text, wordEnd))
    }
    if (next === '&' && wordEnd === start + 1 && (first === 'u' || first === 'U')) {
      if (text.charAt(wordEnd + 1) === "'") return quoted('string', endOf(plainString, text, wordEnd + 1))
      if (text.charAt(wordEnd + 1) === '"') return quoted('quoted', endOf(quotedName, text, wordEnd + 1))
    }
    return { type: 'word', start, end: wordEnd }
  }
  const numberEnd = endOf(number, text, start)
  if (numberEnd >= 0) return { type: 'number', start, end: numberEnd }
  return { type: 'symbol', start, end: start + 1 }
}

/** All tokens of the text, comments included, in order. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  for (let token = tokenAt(text, 0); token !== null; token = tokenAt(text, token.end)) tokens.push(token)
  return tokens
}

/** The name that a word or quoted name stands for: folded to lower case, or unquoted. */
export function nameOf(text: string, token: Token): string {
  const raw = text.slice(token.start, token.end)
  if (token.type !== 'quoted') return raw.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
  return raw.slice(raw.indexOf('"') + 1, -1).replaceAll('""', '"')
}
