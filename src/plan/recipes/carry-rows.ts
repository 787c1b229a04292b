import { draft, lockTree, type Draft } from '../../kinds/kind.ts'
import { kindOf } from '../../kinds/registry.ts'
import type { Catalog } from '../../model/catalog.ts'
import type { Fact, Value } from '../../model/fact.ts'
import { describe, keyOf, type Key } from '../../model/identity.ts'
import { usingClause } from '../../kinds/type-change.ts'
import { ident, join, literal, nothing, printed, sql, type Sql } from '../../sql/sql.ts'
import type { Part } from '../task.ts'
import { tableName, type World } from '../world.ts'
import { shortened } from './passing-name.ts'
import type { Recipe } from './recipe.ts'

/** The table at the top of a tree of partitions that is carried over as a whole. */
function rootOf(table: Fact, world: World): Fact {
  const { facts } = world.context.live
  const parent = facts.get(keyOf({ kind: 'partition', path: table.id.path }))?.attributes['parent']
  if (!Array.isArray(parent)) return table
  const above = facts.get(keyOf({ kind: 'table', path: parent.map(String) }))
  return above !== undefined && world.operations.carries.has(above.key) ? rootOf(above, world) : table
}

/** Where the old tree waits until its rows are over; dropped in the same transaction. */
function awayOf(root: Fact): string {
  return shortened(`schemactl_away_${root.id.path[1] ?? ''}`, '')
}

const columnsOf = (catalog: Catalog, table: Fact): readonly Fact[] =>
  [...catalog.facts.values()].filter((fact) => fact.id.kind === 'column' && fact.id.path[0] === table.id.path[0] && fact.id.path[1] === table.id.path[1])

const isComputed = (column: Fact): boolean => (column.attributes['generated'] ?? null) !== null

/** The sequence of an identity column. */
const named = (identity: Value | undefined): string | null =>
  typeof identity === 'object' && identity !== null && 'sequence' in identity && typeof identity.sequence === 'string' ? identity.sequence : null

function sequencesOwnedBy(table: Fact, { facts }: Catalog): readonly Fact[] {
  const [schema, name] = tableName(table.id)
  return [...facts.values()].filter(({ id, attributes: { ownedBy } }) => id.kind === 'sequence' && Array.isArray(ownedBy) && ownedBy[0] === schema && ownedBy[1] === name)
}

/** Sequences that go where their table goes: of its identity columns, and those that its columns own. */
function sequencesWith(table: Fact, live: Catalog): readonly string[] {
  return [...columnsOf(live, table).flatMap((column) => named(column.attributes['identity']) ?? []), ...sequencesOwnedBy(table, live).map(({ id }) => id.path[1] ?? '')]
}

/** The sequence of an identity column, or one that a column owns, where the new table has it as well. */
function sequencesOf(table: Fact, world: World): readonly { readonly before: string; readonly after: Sql }[] {
  const moved: { before: string; after: Sql }[] = []
  const desired = new Map(columnsOf(world.context.desired, table).map((column) => [column.id.path[2] ?? '', column]))
  for (const column of columnsOf(world.context.live, table)) {
    const before = named(column.attributes['identity'])
    const after = named(desired.get(column.id.path[2] ?? '')?.attributes['identity'])
    if (before !== null && after !== null) moved.push({ before, after: ident(table.id.path[0] ?? '', after) })
  }
  for (const { key, id } of sequencesOwnedBy(table, world.context.live)) {
    if (world.operations.creates.has(key)) moved.push({ before: id.path[1] ?? '', after: ident(...id.path) })
  }
  return moved
}

/** The old value of a column as the new type takes it. */
function valueOf(column: Fact, world: World): Sql {
  const name = ident(column.id.path[2] ?? '')
  const [before, after] = [world.context.live.facts.get(column.key), column].map((fact) => (typeof fact?.attributes['type'] === 'string' ? fact.attributes['type'] : ''))
  const isSwapped = (world.context.live.dependencies.get(column.key) ?? []).some((key) => key !== column.key && world.operations.drops.has(key) && world.operations.creates.has(key) && !key.startsWith('table '))
  if (isSwapped) return sql`${name}::${printed(after?.endsWith('[]') === true ? 'text[]' : 'text')}::${printed(after ?? '')}`
  return before === after ? name : (usingClause(name, before ?? '', after ?? '') ?? name)
}

function fill(root: Fact, world: World): readonly Draft[] {
  const away = awayOf(root)
  const before = new Set(columnsOf(world.context.live, root).map((column) => column.id.path[2] ?? ''))
  const shared = columnsOf(world.context.desired, root)
    .filter((column) => !isComputed(column) && before.has(column.id.path[2] ?? ''))
    .sort((a, b) => Number(a.attributes['position']) - Number(b.attributes['position']))
  const columns = join(shared.map((column) => ident(column.id.path[2] ?? '')), ', ')
  const values = join(shared.map((column) => valueOf(column, world)), ', ')
  const overriding = shared.some((column) => (column.attributes['identity'] ?? null) !== null) ? sql` OVERRIDING SYSTEM VALUE` : nothing
  const [schema, name] = tableName(root.id)
  const copied =
    shared.length === 0
      ? []
      : [
          draft(sql`INSERT INTO ${ident(schema, name)} (${columns})${overriding} SELECT ${values} FROM ${ident(away, name)}`, {
            locks: [{ relation: [schema, name], mode: 'ACCESS EXCLUSIVE' }],
            duration: 'rewrite',
            hazards: [
              { name: 'rewrites_table', message: `every row of ${schema}.${name} is copied into a new table` },
              { name: 'may_fail_on_data', message: `rows of ${schema}.${name} may have no place in the new table` },
            ],
          }),
        ]
  const positions = sequencesOf(root, world).map(({ before: old, after }) => draft(sql`SELECT pg_catalog.setval(${literal(after)}::pg_catalog.regclass, last_value, is_called) FROM ${ident(away, old)}`))
  return [...copied, ...positions]
}

/** Partitions of the new tree: the rows must find them. */
function partitionsUnder(root: Fact, world: World): readonly Key[] {
  const found: Key[] = []
  const queue = [root.id.path.join('\n')]
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    for (const fact of world.context.desired.facts.values()) {
      const parent = fact.id.kind === 'partition' ? fact.attributes['parent'] : null
      if (!Array.isArray(parent) || parent.join('\n') !== name) continue
      found.push(fact.key)
      queue.push(fact.id.path.join('\n'))
    }
  }
  return found
}

/**
 * A table that PostgreSQL cannot alter so (it becomes partitioned, or by another key): the old one is moved into a schema of its own,
 * the new one made with all that belongs to it, the rows are copied, the old one is dropped. All in one transaction, during which
 * nobody can use the table.
 */
export const carryRows: Recipe = (operation, world) => {
  if (operation.verb === 'alter') return null
  if (!world.operations.carries.has(operation.fact.key)) return operation.verb === 'drop' ? formerPartition(operation.fact, world) : null
  const { fact } = operation
  const live = world.context.live.facts.get(fact.key) ?? fact
  const root = rootOf(live, world)
  const isRoot = root.key === live.key
  const away = awayOf(root)
  const [schema, name] = tableName(live.id)
  const together = `rows of ${root.key}`
  const lock = { relation: [schema, name] as const, mode: 'ACCESS EXCLUSIVE' as const }
  if (operation.verb === 'drop') {
    return [
      {
        title: `drop the old ${describe(live.id)}`,
        phase: 'migrate',
        drafts: isRoot ? [draft(sql`DROP TABLE ${ident(away, name)}`, { locks: [lock] }), draft(sql`DROP SCHEMA ${ident(away)}`)] : [],
        after: [root.key],
        together,
      },
    ]
  }
  // The whole that it is a partition of stays: the new one takes its place there.
  const attachment = isRoot ? world.context.live.facts.get(keyOf({ kind: 'partition', path: live.id.path })) : undefined
  const detached = attachment === undefined ? [] : kindOf(attachment).drop(attachment, world.context).map((one) => ({ ...one, locks: [...one.locks, lockTree(live.id.path, 'ACCESS EXCLUSIVE', 'partitions')] }))
  const moved = draft(sql`ALTER TABLE ${ident(schema, name)} SET SCHEMA ${ident(away)}`, {
    locks: [lock, ...sequencesWith(live, world.context.live).map((sequence) => ({ relation: [schema, sequence] as const, mode: 'ACCESS EXCLUSIVE' as const }))],
  })
  return [
    { title: `move the old ${describe(live.id)} away`, phase: 'migrate', drafts: isRoot ? [...detached, draft(sql`CREATE SCHEMA ${ident(away)}`), moved] : [moved], before: true, together },
    { title: `create ${describe(fact.id)}`, phase: 'migrate', drafts: kindOf(fact).create(fact, world.context, operation.inlined), before: true, settles: true, together },
    ...(isRoot ? [{ title: `copy the rows of ${describe(fact.id)}`, phase: 'migrate' as const, drafts: fill(live, world), before: true, after: partitionsUnder(fact, world), together }] : []),
  ]
}

/** A partition that the new tree has no more: its rows are copied with those of its tree before it goes. */
function formerPartition(table: Fact, world: World): readonly Part[] | null {
  const root = table.id.kind === 'table' ? rootOf(table, world) : table
  if (root.key === table.key) return null
  const drafts = kindOf(table)
    .drop(table, world.context)
    .map((one) => ({ ...one, hazards: one.hazards.filter((hazard) => hazard.name !== 'data_loss') }))
  return [{ title: `drop the old ${describe(table.id)}`, phase: 'migrate', drafts, after: [root.key], together: `rows of ${root.key}` }]
}
