import type { Value } from '../model/fact.ts'
import { tokensOf, type Token } from '../sql/tokens.ts'

/** Words that follow the first one of a type's name. */
const typeWords: ReadonlySet<string> = new Set(['varying', 'with', 'without', 'time', 'zone', 'precision'])

/**
 * Whether two texts that PostgreSQL printed cannot mean the same: literals or names occur in one of them only. Casts, qualifying
 * schemas and tables, parentheses, keywords and a query's aliases do not count, for they come and go between versions and reloads.
 */
export function surelyDiffer(a: Value, b: Value): boolean {
  const [left, right] = [textsIn(a), textsIn(b)]
  if (!sameSet(wordsOf(left, literalWords), wordsOf(right, literalWords))) return true
  const hasQuery = [...left, ...right].some((text) => /\bSELECT\b|\bVALUES\b/.test(text))
  return !hasQuery && !sameSet(wordsOf(left, nameWords), wordsOf(right, nameWords))
}

function textsIn(value: Value): readonly string[] {
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap((part: Value) => textsIn(part))
}

const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size === b.size && [...a].every((word) => b.has(word))

const wordsOf = (texts: readonly string[], words: (said: readonly Said[]) => readonly string[]): ReadonlySet<string> =>
  new Set(texts.flatMap((text) => words(withoutCasts(text))))

interface Said {
  readonly type: Token['type']
  readonly text: string
}

/** The tokens of a text but for `::` and the type after it: `::app.code`, `::character varying(20)[]`. */
function withoutCasts(text: string): readonly Said[] {
  const said = tokensOf(text).map((token) => ({ type: token.type, text: text.slice(token.start, token.end) }))
  const kept: Said[] = []
  for (let at = 0; at < said.length; at += 1) {
    const one = said[at]
    if (one === undefined) break
    if (one.text !== ':' || said[at + 1]?.text !== ':') {
      kept.push(one)
      continue
    }
    at += 2
    while (said[at + 1]?.text === '.') at += 2
    while (typeWords.has(said[at + 1]?.text ?? '')) at += 1
    if (said[at + 1]?.text === '(') while (at + 1 < said.length && said[at]?.text !== ')') at += 1
    while (typeWords.has(said[at + 1]?.text ?? '')) at += 1
  }
  return kept
}

/** What strings and numbers hold, word by word: `'-1'::integer` is `(-1)`, and `'{a,b}'` may be an array of two. */
const literalWords = (said: readonly Said[]): readonly string[] =>
  said.flatMap(({ type, text }) => (type === 'string' || type === 'number' ? text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '') : []))

/** Names of columns and functions. PostgreSQL prints keywords in capitals, and what it quotes is a name. */
const nameWords = (said: readonly Said[]): readonly string[] =>
  said.flatMap(({ type, text }, index) => {
    const isName = type === 'quoted' || (type === 'word' && !/[A-Z]/.test(text))
    return isName && said[index + 1]?.text !== '.' ? [text.startsWith('"') ? text.slice(1, -1) : text] : []
  })
