import { Cursor } from '../sql/cursor.ts'
import { literal, printed, sql, type Sql } from '../sql/sql.ts'
import { tokensOf } from '../sql/tokens.ts'
import { inCatalog } from './in-catalog.ts'
import type { Meant } from './kind.ts'

/** Since 17 a materialized view is computed with a search path of its own, in which functions find nothing that has no schema before it. */
const computesApart = 17

/**
 * What an older server can compute the embedded one may refuse to. There, where it would have no rows anyway, it is made without
 * being computed, and written down as one that was; null for every other statement.
 */
export function imitateMaterializedView(text: string, { major, known }: Meant): Sql | null {
  if ((major >= computesApart && !known) || !/\bmaterialized\b/i.test(text)) return null
  const cursor = new Cursor(text, tokensOf(text).filter(({ type }) => type !== 'comment'))
  if (!cursor.accept('create', 'materialized', 'view')) return null
  cursor.accept('if', 'not', 'exists')
  const { start } = cursor
  if (cursor.names().length === 0) return null
  const name = text.slice(start, cursor.tokens[cursor.index - 1]?.end)
  cursor.index = cursor.tokens.length - 3
  if (cursor.accept('with', 'no', 'data')) return null
  cursor.index = cursor.tokens.length - 2
  const end = cursor.peek() === 'with' && cursor.peek(1) === 'data' ? cursor.start : text.length
  return sql`${printed(text.slice(0, end))}\nWITH NO DATA; ${inCatalog(sql`UPDATE pg_catalog.pg_class SET relispopulated = true WHERE oid = ${literal(name)}::pg_catalog.regclass`)}`
}
