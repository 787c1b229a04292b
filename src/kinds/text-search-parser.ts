import { join, nothing, printed, sql } from '../sql/sql.ts'
import { address } from './address.ts'
import { defineKind, draft } from './kind.ts'
import { someObject, userNamespace } from './query.ts'
import { moveAndRename } from './rename.ts'

/** Text search parsers: rows of pg_ts_parser; all are functions, qualified. */
type TextSearchParser = {
  readonly start: string
  readonly token: string
  readonly end: string
  readonly headline: string | null
  readonly types: string
}

export const textSearchParser = defineKind<TextSearchParser>({
  kind: 'text search parser',
  catalog: 'pg_ts_parser',
  presence: someObject('pg_ts_parser'),
  query: () => `
    SELECT p.oid::text AS oid, n.nspname AS schema, p.prsname AS name, p.prsstart::regproc::text AS start, p.prstoken::regproc::text AS token,
      p.prsend::regproc::text AS end, nullif(p.prsheadline::regproc::text, '-') AS headline, p.prslextype::regproc::text AS types
    FROM pg_ts_parser p JOIN pg_namespace n ON n.oid = p.prsnamespace WHERE ${userNamespace('n')}`,
  path: ['schema', 'name'],
  types: {},
  create: ({ id, attributes: { start, token, end, headline, types } }) => {
    const parameters = [
      sql`START = ${printed(start)}`,
      sql`GETTOKEN = ${printed(token)}`,
      sql`END = ${printed(end)}`,
      headline === null ? nothing : sql`HEADLINE = ${printed(headline)}`,
      sql`LEXTYPES = ${printed(types)}`,
    ].filter((parameter) => parameter !== nothing)
    return [draft(sql`CREATE ${address(id)} (${join(parameters, ', ')})`)]
  },
  drop: (fact) => [draft(sql`DROP ${address(fact.id)}`)],
  rename: moveAndRename,
  attributes: {
    start: 'recreate',
    token: 'recreate',
    end: 'recreate',
    headline: 'recreate',
    types: 'recreate',
  },
})
