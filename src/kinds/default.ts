import { ident, printed, sql, type Sql } from '../sql/sql.ts'
import { defineKind, draft, id, lockTree, type Draft, type Identity } from './kind.ts'
import { userNamespace } from './query.ts'

/** Defaults of columns, of views' columns too: one fact per row of pg_attrdef that is no generation expression. */
type Default = {
  readonly expression: string
  /** It calls something that gives a new value each time: ADD COLUMN with it rewrites the table. */
  readonly volatile: boolean
  readonly of: 'table' | 'foreign table' | 'view'
}

const alter = (of: Identity, kind: Default['of'], verb: 'set' | 'drop', what: Sql): Draft =>
  draft(sql`ALTER ${kind === 'view' ? sql`VIEW` : sql`TABLE`} ${ident(...of.path.slice(0, 2))} ALTER COLUMN ${ident(of.path[2] ?? '')} ${what}`, {
    title: `${verb} the default of column ${of.path.join('.')}`,
    locks: [lockTree(of.path, 'ACCESS EXCLUSIVE')],
  })

export const columnDefault = defineKind<Default>({
  kind: 'default',
  catalog: 'pg_attrdef',
  // The node tree names the functions that are called; a sequence's next value by identity has a node of its own.
  query: () => `
    SELECT d.oid::text AS oid, n.nspname AS schema, c.relname AS table, a.attname AS name,
      pg_get_expr(d.adbin, d.adrelid) AS expression,
      CASE WHEN d.adbin::text !~ '(FUNCEXPR|OPEXPR|NEXTVALUEEXPR|COERCEVIAIO)' THEN false ELSE
        d.adbin::text ~ 'NEXTVALUEEXPR' OR EXISTS (
          SELECT FROM regexp_matches(d.adbin::text, ':(?:funcid|opfuncid) (\\d+)', 'g') m JOIN pg_proc p ON p.oid = m[1]::oid WHERE p.provolatile = 'v') END AS volatile,
      CASE c.relkind WHEN 'v' THEN 'view' WHEN 'f' THEN 'foreign table' ELSE 'table' END AS of
    FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum JOIN pg_class c ON c.oid = d.adrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE a.attgenerated = '' AND NOT a.attisdropped AND c.relpersistence <> 't' AND ${userNamespace('n')}`,
  path: ['schema', 'table', 'name'],
  deparsed: ['expression'],
  parent: (fact) => (fact.attributes.of === 'view' ? id('view', ...fact.id.path.slice(0, 2)) : id('column', ...fact.id.path)),
  inline: (fact) => (fact.attributes.of === 'view' ? null : sql`DEFAULT ${printed(fact.attributes.expression)}`),
  create: (fact) => [alter(fact.id, fact.attributes.of, 'set', sql`SET DEFAULT ${printed(fact.attributes.expression)}`)],
  drop: (fact) => [alter(fact.id, fact.attributes.of, 'drop', sql`DROP DEFAULT`)],
  attributes: {
    expression: (pair) => [alter(pair.id, pair.after.of, 'set', sql`SET DEFAULT ${printed(pair.after.expression)}`)],
    volatile: 'ignored',
    of: 'ignored',
  },
})
