import { keyOf } from '../model/identity.ts'
import { ident, printed, sql } from '../sql/sql.ts'
import { areApart } from './bounds.ts'
import type { ForeignKey } from './foreign-key.ts'
import { defineKind, draft, id, lock, lockTree, type Context, type Draft, type DraftLock, type Fact, type Identity } from './kind.ts'
import { partsName } from './partition-of.ts'
import { someRow, userNamespace } from './query.ts'

/** That a table is a partition of another: the table is made on its own, with all its indexes and checks, then attached. */
export type Partition = {
  readonly parent: readonly [string, string]
  /** As pg_get_expr prints relpartbound: `FOR VALUES FROM (1) TO (10)`, `DEFAULT`. */
  readonly bound: string
  /** What is true of its rows because of the bound and of those above, as a condition; null where only a hash says it. */
  readonly condition: string | null
  readonly of: 'table' | 'foreign table'
}

/** The live default partition beside this one. */
export function defaultBeside(of: Identity, parent: readonly string[], context: Context): Fact | undefined {
  return [...context.live.facts.values()].find((fact) => {
    const above = fact.attributes['parent']
    return fact.id.kind === 'partition' && fact.attributes['bound'] === 'DEFAULT' && Array.isArray(above) && above.join('\n') === parent.join('\n') && fact.key !== keyOf(of)
  })
}

/** The default partition is locked whenever a sibling comes or goes: what it takes changes. */
const defaultLocks = (of: Identity, parent: readonly string[], context: Context): readonly DraftLock[] => {
  const beside = defaultBeside(of, parent, context)
  return beside === undefined ? [] : [lockTree(beside.id.path, 'ACCESS EXCLUSIVE')]
}

/** Live foreign keys of the partitioned table and of those above it: its partitions have them too. */
export function foreignKeysOver(parent: readonly string[], context: Context): readonly Fact<ForeignKey>[] {
  const own = [...context.live.facts.values()].filter((fact): fact is Fact<ForeignKey> => fact.id.kind === 'foreign key' && fact.id.path.slice(0, 2).join('\n') === parent.join('\n'))
  const above = context.live.facts.get(keyOf(id('partition', ...parent)))?.attributes['parent']
  return [...own, ...(Array.isArray(above) ? foreignKeysOver(above.map(String), context) : [])]
}

/** Live foreign keys that refer to the partitioned table, or to one above it. */
function foreignKeysTo(parent: readonly string[], context: Context): readonly Fact[] {
  const own = [...context.live.facts.values()].filter((fact) => fact.id.kind === 'foreign key' && Array.isArray(fact.attributes['references']) && fact.attributes['references'].join('\n') === parent.join('\n'))
  const above = context.live.facts.get(keyOf(id('partition', ...parent)))?.attributes['parent']
  return [...own, ...(Array.isArray(above) ? foreignKeysTo(above.map(String), context) : [])]
}

/**
 * ATTACH PARTITION.
 * @param proven - no row has to be read: constraints say already what the bound says, of the default partition's rows too
 * @param adopted - the table has the parent's foreign keys as its own
 */
export function attachPartition(fact: Fact<Partition>, context: Context, proven: boolean, adopted: boolean): Draft {
  const { parent, bound } = fact.attributes
  const table = fact.id.path
  const beside = defaultLocks(fact.id, parent, context)
  const filled = context.live.facts.has(keyOf(id(fact.attributes.of, ...table)))
  // Who refers to the parent refers to its partitions: since 15 that is written down at the referring table too.
  const referring = context.major < 15 ? [] : foreignKeysTo(parent, context).map((key) => lockTree(key.id.path.slice(0, 2), 'SHARE ROW EXCLUSIVE', 'partitions'))
  const referenced = foreignKeysOver(parent, context).map((key) => lock(key.attributes.references, adopted ? 'ACCESS EXCLUSIVE' : 'SHARE ROW EXCLUSIVE'))
  // What is read comes first.
  const own = [lockTree(table, 'ACCESS EXCLUSIVE'), lock(parent, 'SHARE UPDATE EXCLUSIVE')]
  return draft(sql`ALTER TABLE ${ident(...parent)} ATTACH PARTITION ${ident(...table)} ${printed(bound)}`, {
    locks: [...(filled ? [...own, ...beside] : [...beside, ...own]), ...referenced, ...referring],
    ...(proven || (!filled && beside.length === 0)
      ? {}
      : { duration: 'scan', hazards: [{ name: 'may_fail_on_data', message: `rows of ${(filled ? table : (beside[0]?.relation ?? table)).join('.')} may not be where ${bound} has them` }] }),
  })
}

/** Plain DETACH PARTITION; where foreign keys refer to the parent, it is seen that none refers to these rows. */
export function detachPartition(fact: Fact<Partition>, context: Context): Draft {
  const { parent } = fact.attributes
  // Those that go are gone by then.
  const referring = foreignKeysTo(parent, context).filter(({ key }) => context.desired.facts.has(key)).map((key) => lock(key.id.path.slice(0, 2), 'SHARE'))
  return draft(sql`ALTER TABLE ${ident(...parent)} DETACH PARTITION ${ident(...fact.id.path)}`, {
    locks: [
      lock(parent, 'ACCESS EXCLUSIVE'),
      lockTree(fact.id.path, 'ACCESS EXCLUSIVE', 'partitions'),
      ...defaultLocks(fact.id, parent, context),
      ...foreignKeysOver(parent, context).map((key) => lock(key.attributes.references, 'SHARE ROW EXCLUSIVE')),
      ...referring,
    ],
    ...(referring.length === 0 ? {} : { duration: 'scan', hazards: [{ name: 'may_fail_on_data', message: `rows elsewhere may refer to rows of ${fact.id.path.join('.')}` }] }),
  })
}

export const partition = defineKind<Partition>({
  kind: 'partition',
  catalog: null,
  presence: someRow('pg_inherits'),
  query: () => `
    SELECT '0' AS oid, n.nspname AS schema, c.relname AS table, json_build_array(pn.nspname, p.relname) AS parent, pg_get_expr(c.relpartbound, c.oid) AS bound,
      CASE WHEN pg_get_partition_constraintdef(c.oid) NOT LIKE '%satisfies_hash_partition(%' THEN pg_get_partition_constraintdef(c.oid) END AS condition,
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
  foundAs: (fact) => [partsName(fact.attributes.parent)],
  clashes: ({ attributes: gone }, { attributes: made }) => gone.parent.join('\n') === made.parent.join('\n') && !areApart(gone.bound, made.bound),
  inherits: (fact) => ({ from: [fact.attributes.parent], as: 'partition' }),
  // Detached first, it goes without a lock on the parent; beside a default partition, or with foreign keys, that gains nothing. But
  // PostgreSQL drops none that a foreign key refers to through its parent.
  dropsAlone: (fact, context) => {
    const { parent, bound, condition } = fact.attributes
    if (foreignKeysTo(parent, context).some(({ key }) => context.desired.facts.has(key))) return context.desired.facts.has(keyOf(id('table', ...parent)))
    return condition !== null && bound !== 'DEFAULT' && context.desired.facts.has(keyOf(id('table', ...parent))) && defaultBeside(fact.id, parent, context) === undefined &&
      foreignKeysOver(parent, context).length === 0 && foreignKeysTo(parent, context).length === 0
  },
  // Whether rows must be read, a recipe may know better.
  create: (fact, context) => [attachPartition(fact, context, false, false)],
  drop: (fact, context) => [detachPartition(fact, context)],
  attributes: {
    parent: 'recreate',
    bound: 'recreate',
    condition: 'ignored',
    of: 'ignored',
  },
})
