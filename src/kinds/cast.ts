import { nothing, printed, sql } from '../sql/sql.ts'
import { address } from './address.ts'
import { defineKind, draft } from './kind.ts'
import { someObject, userOid } from './query.ts'

/** Casts: rows of pg_cast. */
type Cast = {
  /** With its argument types, as regprocedure prints it; null for the other methods. */
  readonly function: string | null
  readonly method: 'function' | 'binary' | 'inout'
  readonly context: 'explicit' | 'assignment' | 'implicit'
}

export const cast = defineKind<Cast>({
  kind: 'cast',
  catalog: 'pg_cast',
  presence: someObject('pg_cast'),
  query: () => `
    SELECT c.oid::text AS oid, format_type(c.castsource, NULL) AS source, format_type(c.casttarget, NULL) AS target,
      nullif(c.castfunc::regprocedure::text, '-') AS function,
      CASE c.castmethod WHEN 'f' THEN 'function' WHEN 'b' THEN 'binary' ELSE 'inout' END AS method,
      CASE c.castcontext WHEN 'a' THEN 'assignment' WHEN 'i' THEN 'implicit' ELSE 'explicit' END AS context
    FROM pg_cast c
    -- those of range types belong to them
    WHERE ${userOid('c.oid')} AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_cast'::regclass AND d.objid = c.oid AND d.deptype = 'i')`,
  path: ['source', 'target'],
  types: {},
  namespace: () => null,
  // PostgreSQL prints a call of the function as a cast.
  wraps: 'function',
  create: ({ id, attributes: { function: called, method, context } }) => {
    const how = method === 'inout' ? sql`WITH INOUT` : called === null ? sql`WITHOUT FUNCTION` : sql`WITH FUNCTION ${printed(called)}`
    return [draft(sql`CREATE ${address(id)} ${how}${context === 'explicit' ? nothing : sql` AS ${printed(context.toUpperCase())}`}`)]
  },
  drop: (fact) => [draft(sql`DROP ${address(fact.id)}`)],
  attributes: {
    function: 'recreate',
    method: 'recreate',
    context: 'recreate',
  },
})
