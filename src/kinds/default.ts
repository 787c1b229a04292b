import { keyOf } from '../model/identity.ts'
import { ident, printed, sql, type Sql } from '../sql/sql.ts'
import { defineKind, draft, id, lockTree, type Context, type Draft, type Identity } from './kind.ts'
import { alone, isPartitionedIn, parentOf, staysPartition } from './partition-of.ts'
import { userNamespace } from './query.ts'
import { tableOf } from './table-of.ts'

/** Defaults of columns, of views' columns too: one fact per row of pg_attrdef that is no generation expression. */
type Default = {
  readonly expression: string
  /** It calls something that gives a new value each time: ADD COLUMN with it rewrites the table. */
  readonly volatile: boolean
  readonly of: 'table' | 'foreign table' | 'view'
}

function alter(of: Identity, kind: Default['of'], verb: 'set' | 'drop', what: Sql, context: Context): Draft {
  const relation = alone(of.path, context)
  // With the column's type, that of the partitions changes, of those too that go later; and so they all become identity columns.
  const [name, lock] = verb === 'drop' && isPartitionedIn(tableOf(of), context.live) && changesAll(of, context) ? [ident(...tableOf(of)), lockTree(tableOf(of), 'ACCESS EXCLUSIVE')] : [relation.name, relation.lock('ACCESS EXCLUSIVE')]
  return draft(sql`ALTER ${kind === 'view' ? sql`VIEW` : sql`TABLE`} ${name} ALTER COLUMN ${ident(of.path[2] ?? '')} ${what}`, {
    title: `${verb} the default of column ${of.path.join('.')}`,
    locks: [lock],
  })
}

function changesAll({ path }: Identity, context: Context): boolean {
  const [before, after] = [context.live, context.desired].map(({ facts }) => facts.get(keyOf(id('column', ...path)))?.attributes)
  return after !== undefined && (before?.['type'] !== after['type'] || after['identity'] !== null)
}

/** Whether the default of the partitioned table above goes and takes this one along. */
function goesWithParents({ path }: Identity, context: Context): boolean {
  const parent = parentOf(path.slice(0, 2), context.live)
  if (parent === null || !staysPartition(path.slice(0, 2), context)) return false
  const above = id('default', ...parent, path[2] ?? '')
  const [before, after] = [context.live, context.desired].map(({ facts }) => facts.get(keyOf(above)))
  return before !== undefined && after === undefined && changesAll(above, context)
}

export const columnDefault = defineKind<Default>({
  kind: 'default',
  catalog: 'pg_attrdef',
  // The node tree names the functions that are called; a sequence's next value by identity has a node of its own.
  // Many defaults are the same: of each text and type one tree is searched. A default names no column: it is deparsed without a table.
  query: () => `
    WITH defaults AS MATERIALIZED (
      SELECT d.oid, n.nspname, c.relname, c.relkind, a.attname, a.atttypid, pg_get_expr(d.adbin, 0) AS expression
      FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum JOIN pg_class c ON c.oid = d.adrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE a.attgenerated = '' AND NOT a.attisdropped AND c.relpersistence <> 't' AND ${userNamespace('n')}
    ), trees AS MATERIALIZED (
      SELECT f.expression, f.atttypid, d.adbin::text AS tree
      FROM (SELECT expression, atttypid, min(oid) AS oid FROM defaults GROUP BY expression, atttypid) f JOIN pg_attrdef d ON d.oid = f.oid
    ), volatilities AS MATERIALIZED (
      SELECT expression, atttypid, CASE WHEN tree !~ '(FUNCEXPR|OPEXPR|NEXTVALUEEXPR|COERCEVIAIO)' THEN false ELSE
        tree ~ 'NEXTVALUEEXPR' OR EXISTS (
          SELECT FROM regexp_matches(tree, ':(?:funcid|opfuncid) (\\d+)', 'g') m JOIN pg_proc p ON p.oid = m[1]::oid WHERE p.provolatile = 'v') END AS volatile
      FROM trees
    )
    SELECT d.oid::text AS oid, d.nspname AS schema, d.relname AS table, d.attname AS name, d.expression, v.volatile,
      CASE d.relkind WHEN 'v' THEN 'view' WHEN 'f' THEN 'foreign table' ELSE 'table' END AS of
    FROM defaults d JOIN volatilities v ON v.expression = d.expression AND v.atttypid = d.atttypid`,
  path: ['schema', 'table', 'name'],
  types: { volatile: 'boolean' },
  deparsed: ['expression'],
  parent: (fact) => (fact.attributes.of === 'view' ? id('view', ...fact.id.path.slice(0, 2)) : id('column', ...fact.id.path)),
  inline: (fact) => (fact.attributes.of === 'view' ? null : sql`DEFAULT ${printed(fact.attributes.expression)}`),
  create: (fact, context) => [alter(fact.id, fact.attributes.of, 'set', sql`SET DEFAULT ${printed(fact.attributes.expression)}`, context)],
  drop: (fact, context) => (goesWithParents(fact.id, context) ? [] : [alter(fact.id, fact.attributes.of, 'drop', sql`DROP DEFAULT`, context)]),
  attributes: {
    expression: (pair, context) => [alter(pair.id, pair.after.of, 'set', sql`SET DEFAULT ${printed(pair.after.expression)}`, context)],
    volatile: 'ignored',
    of: 'ignored',
  },
})
