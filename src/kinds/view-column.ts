import { defineKind, id } from './kind.ts'
import { userNamespace } from './query.ts'

/** Columns of views, materialized views and composite types: they come and go with them, and exist here to bear comments and privileges. */
type ViewColumn = {
  readonly of: 'view' | 'materialized view' | 'composite type'
}

export const viewColumn = defineKind<ViewColumn>({
  kind: 'view column',
  catalog: 'pg_class',
  query: () => `
    SELECT c.oid::text AS oid, a.attnum::int4 AS subid, n.nspname AS schema, c.relname AS view, a.attname AS name,
      CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' ELSE 'composite type' END AS of
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relkind IN ('v', 'm', 'c') AND a.attnum > 0 AND NOT a.attisdropped AND c.relpersistence <> 't' AND ${userNamespace('n')}`,
  hasSubid: true,
  path: ['schema', 'view', 'name'],
  types: {},
  parent: (fact) => id(fact.attributes.of, ...fact.id.path.slice(0, 2)),
  create: () => [],
  drop: () => [],
  attributes: {
    of: 'ignored',
  },
})
