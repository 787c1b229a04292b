import { join, nothing, printed, sql, type Sql } from '../sql/sql.ts'
import { address } from './address.ts'
import { defineKind, draft, type Identity } from './kind.ts'
import { someObject, userOid } from './query.ts'

/** Transforms: rows of pg_transform; functions with their argument types, as regprocedure prints them. */
type Transform = {
  readonly fromSql: string | null
  readonly toSql: string | null
}

const definition = (of: Identity, { fromSql, toSql }: Transform): Sql => {
  const directions = [
    fromSql === null ? nothing : sql`FROM SQL WITH FUNCTION ${printed(fromSql)}`,
    toSql === null ? nothing : sql`TO SQL WITH FUNCTION ${printed(toSql)}`,
  ].filter((direction) => direction !== nothing)
  return sql`${address(of)} (${join(directions, ', ')})`
}

export const transform = defineKind<Transform>({
  kind: 'transform',
  catalog: 'pg_transform',
  presence: someObject('pg_transform'),
  query: () => `
    SELECT t.oid::text AS oid, format_type(t.trftype, NULL) AS type, l.lanname AS language,
      nullif(t.trffromsql::regprocedure::text, '-') AS "fromSql", nullif(t.trftosql::regprocedure::text, '-') AS "toSql"
    FROM pg_transform t JOIN pg_language l ON l.oid = t.trflang WHERE ${userOid('t.oid')}`,
  path: ['type', 'language'],
  types: {},
  namespace: () => null,
  create: (fact) => [draft(sql`CREATE ${definition(fact.id, fact.attributes)}`)],
  drop: (fact) => [draft(sql`DROP ${address(fact.id)}`)],
  attributes: {
    fromSql: 'replace',
    toSql: 'replace',
  },
  replace: ({ id, after }) => [draft(sql`CREATE OR REPLACE ${definition(id, after)}`)],
})
