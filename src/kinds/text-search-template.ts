import { nothing, printed, sql } from '../sql/sql.ts'
import { address } from './address.ts'
import { defineKind, draft } from './kind.ts'
import { someObject, userNamespace } from './query.ts'
import { moveAndRename } from './rename.ts'

/** Text search templates: rows of pg_ts_template; both are functions, qualified. */
type TextSearchTemplate = {
  readonly init: string | null
  readonly lexize: string
}

export const textSearchTemplate = defineKind<TextSearchTemplate>({
  kind: 'text search template',
  catalog: 'pg_ts_template',
  presence: someObject('pg_ts_template'),
  query: () => `
    SELECT t.oid::text AS oid, n.nspname AS schema, t.tmplname AS name, nullif(t.tmplinit::regproc::text, '-') AS init, t.tmpllexize::regproc::text AS lexize
    FROM pg_ts_template t JOIN pg_namespace n ON n.oid = t.tmplnamespace WHERE ${userNamespace('n')}`,
  path: ['schema', 'name'],
  types: {},
  create: ({ id, attributes: { init, lexize } }) => [
    draft(sql`CREATE ${address(id)} (${init === null ? nothing : sql`INIT = ${printed(init)}, `}LEXIZE = ${printed(lexize)})`),
  ],
  drop: (fact) => [draft(sql`DROP ${address(fact.id)}`)],
  rename: moveAndRename,
  attributes: {
    init: 'recreate',
    lexize: 'recreate',
  },
})
