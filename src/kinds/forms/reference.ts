import { Cursor } from '../../sql/cursor.ts'
import { tokensOf } from '../../sql/tokens.ts'
import { joined, sliced, type Traced } from './traced.ts'

/** A column's definition in short, with the foreign key in it apart: tables may refer to each other. */
export interface Split {
  readonly definition: Traced
  /** `CONSTRAINT name` where it is given. */
  readonly name: Traced | null
  /** What follows REFERENCES; null where the column refers to nothing. */
  readonly references: Traced | null
}

/** Takes `[constraint name] references table [(columns)] …` out of a column's definition. */
export function withoutReference(text: Traced): Split {
  const cursor = new Cursor(text.sql, tokensOf(text.sql))
  let constraint: number | null = null
  for (; cursor.seek('constraint', 'references'); ) {
    if (cursor.peek() === 'references') break
    constraint = cursor.index
    cursor.index += 1
    cursor.name()
    if (cursor.peek() !== 'references') constraint = null
  }
  if (cursor.token === undefined) return { definition: text, name: null, references: null }
  const at = cursor.token.start
  const head = constraint === null ? at : (cursor.tokens[constraint]?.start ?? at)
  cursor.accept('references')
  const begin = cursor.start
  cursor.names()
  if (cursor.peek() === '(') cursor.skipParentheses()
  while (acceptsMore(cursor)) continue
  const end = cursor.tokens[cursor.index - 1]?.end ?? text.sql.length
  return {
    definition: joined([sliced(text, 0, text.sql.slice(0, head).trimEnd().length), sliced(text, cursor.start)], ' '),
    name: constraint === null ? null : sliced(text, head, text.sql.slice(0, at).trimEnd().length),
    references: sliced(text, begin, end),
  }
}

/** Steps over one more clause of a foreign key. */
function acceptsMore(cursor: Cursor): boolean {
  if (cursor.accept('match')) return cursor.name() !== null
  if (cursor.accept('on', 'delete') || cursor.accept('on', 'update')) {
    const isKnown = cursor.accept('no', 'action') || cursor.accept('set', 'null') || cursor.accept('set', 'default') || cursor.acceptAny('cascade', 'restrict')
    if (isKnown && cursor.peek() === '(') cursor.skipParentheses()
    return isKnown
  }
  return (
    cursor.accept('not', 'deferrable') ||
    cursor.accept('deferrable') ||
    cursor.accept('initially', 'deferred') ||
    cursor.accept('initially', 'immediate') ||
    cursor.accept('not', 'enforced') ||
    cursor.accept('enforced')
  )
}
