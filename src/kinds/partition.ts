import { ident, printed, sql } from '../sql/sql.ts'
import { defineKind, draft, id, lock, lockTree, type Context, type DraftLock } from './kind.ts'
import { userNamespace } from './query.ts'

/** That a table is a partition of another: the table is made on its own, with all its indexes and checks, then attached. */
type Partition = {
  readonly parent: readonly [string, string]
  /** As pg_get_expr prints relpartbound: `FOR VALUES FROM (1) TO (10)`, `DEFAULT`. */
  readonly bound: string
  readonly of: 'table' | 'foreign table'
}

/** The default partition is locked whenever a sibling comes or goes: what it takes changes. */
const defaultLocks = (parent: readonly string[], context: Context): readonly DraftLock[] =>
  [...context.live.facts.values()].flatMap((fact) => {
    const of = fact.attributes['parent']
    return fact.id.kind === 'partition' && fact.attributes['bound'] === 'DEFAULT' && Array.isArray(of) && of.join('\n') === parent.join('\n') ? [lockTree(fact.id.path, 'ACCESS EXCLUSIVE')] : []
  })

export const partition = defineKind<Partition>({
  kind: 'partition',
  catalog: null,
  query: () => `
    SELECT '0' AS oid, n.nspname AS schema, c.relname AS table, json_build_array(pn.nspname, p.relname) AS parent, pg_get_expr(c.relpartbound, c.oid) AS bound,
      CASE c.relkind WHEN 'f' THEN 'foreign table' ELSE 'table' END AS of
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_inherits i ON i.inhrelid = c.oid JOIN pg_class p ON p.oid = i.inhparent
      JOIN pg_namespace pn ON pn.oid = p.relnamespace
    WHERE c.relispartition AND c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't' AND ${userNamespace('n')}`,
  path: ['schema', 'table'],
  types: { parent: 'json' },
  deparsed: ['bound'],
  parent: (fact) => id(fact.attributes.of, ...fact.id.path),
  afterSiblings: ['column', 'default', 'constraint', 'index'],
  needs: (fact) => [id('table', ...fact.attributes.parent)],
  inherits: (fact) => ({ from: [fact.attributes.parent], as: 'partition' }),
  create: (fact, context) => {
    const { parent, bound } = fact.attributes
    return [
      draft(sql`ALTER TABLE ${ident(...parent)} ATTACH PARTITION ${ident(...fact.id.path)} ${printed(bound)}`, {
        locks: [lock(parent, 'SHARE UPDATE EXCLUSIVE'), lockTree(fact.id.path, 'ACCESS EXCLUSIVE'), ...defaultLocks(parent, context)],
      }),
    ]
  },
  drop: (fact, context) => {
    const { parent } = fact.attributes
    return [
      draft(sql`ALTER TABLE ${ident(...parent)} DETACH PARTITION ${ident(...fact.id.path)}`, {
        locks: [lock(parent, 'ACCESS EXCLUSIVE'), lock(fact.id.path, 'ACCESS EXCLUSIVE'), ...defaultLocks(parent, context)],
      }),
    ]
  },
  attributes: {
    parent: 'recreate',
    bound: 'recreate',
    of: 'ignored',
  },
})
