import { addForeignKey, validateForeignKey, type ForeignKey } from '../../kinds/foreign-key.ts'
import { isPartitionedIn } from '../../kinds/partition-of.ts'
import { lock, type DraftLock } from '../../kinds/kind.ts'
import type { Fact } from '../../model/fact.ts'
import { sameValue } from '../../model/fact.ts'
import { describe, keyOf, type Identity, type Key } from '../../model/identity.ts'
import type { Part } from '../task.ts'
import { isInUse, tableName, tableOf, type World } from '../world.ts'
import { shortened } from './passing-name.ts'
import type { Recipe } from './recipe.ts'

/**
 * On a table in use: NOT VALID first, which locks both tables for an instant; then, in a later transaction, VALIDATE, which
 * scans under SHARE UPDATE EXCLUSIVE and ROW SHARE.
 */
export const foreignKeyNotValid: Recipe = (operation, world) => {
  if (operation.verb !== 'create' || operation.fact.id.kind !== 'foreign key') return null
  const { id, attributes: key } = operation.fact as Fact<ForeignKey>
  if (!key.valid || !key.enforced || !world.online) return null
  if (!isInUse(tableOf(id), world)) {
    // A table that this plan makes has no rows yet: the other one is locked for an instant.
    return [{ title: `create ${describe(id)}`, phase: 'expand', drafts: [{ ...addForeignKey(id, key, true), duration: 'instant', hazards: [] }] }]
  }
  const columns = key.columns.map((column) => keyOf({ kind: 'column', path: [...id.path.slice(0, 2), column] }))
  if (key.partitioned && world.context.major < 18) return byPartition(operation.fact as Fact<ForeignKey>, columns, world)
  const [adding, validating] = [addForeignKey(id, key, false), validateForeignKey(id, key)]
  const others = key.partitioned ? withoutSameKey(tableName(id), key, world) : null
  const isAdopting = others !== null && others.hasAdopted
  return [
    {
      title: `add ${describe(id)}, not valid yet`,
      phase: 'expand',
      // For each key of a partition that the new one adopts, a trigger of the other table goes.
      drafts: [isAdopting ? { ...adding, locks: [...adding.locks, lock(key.references, 'ACCESS EXCLUSIVE')] } : adding],
      settles: true,
    },
    {
      title: `validate ${describe(id)}`,
      phase: 'migrate',
      drafts: [isAdopting ? { ...validating, locks: [...others.tables.map((table) => lock(table, 'SHARE UPDATE EXCLUSIVE')), lock(key.references, 'ROW SHARE')] } : validating],
      after: columns,
    },
  ]
}

/** The table and its partitions of all levels whose rows the key is new for, and whether it adopts the keys of others. */
function withoutSameKey(table: readonly [string, string], key: ForeignKey, world: World): { readonly tables: readonly (readonly [string, string])[]; readonly hasAdopted: boolean } {
  const below = partsOf(table, world).map((part) => {
    const own: Identity = { kind: 'table', path: part.id.path }
    return keysOf(own, world).some((one) => isSameKey(one.attributes, key)) ? null : withoutSameKey(tableName(own), key, world)
  })
  return { tables: [table, ...below.flatMap((one) => one?.tables ?? [])], hasAdopted: below.some((one) => one === null || one.hasAdopted) }
}

/**
 * Before 18 a partitioned table takes no NOT VALID foreign key, but its partitions do: theirs are validated one by one, and the
 * parent's then adopts them without reading anything.
 */
function byPartition({ id, attributes: key, key: own }: Fact<ForeignKey>, columns: readonly Key[], world: World): readonly Part[] | null {
  const leaves = [...leavesOf(tableName(id), world), ...arriving(tableName(id), world)]
  if (leaves.length === 0) return null
  const each = leaves.filter((leaf) => keysOf(leaf, world).every((one) => !isSameKey(one.attributes, key))).map((leaf): Fact<ForeignKey> => {
    const name = id.path[2] ?? ''
    const isTaken = [...world.context.live.facts.values()].some((fact) => keyOf(tableOf(fact.id)) === keyOf(leaf) && fact.id.path.length === 3 && fact.id.path[2] === name && isConstraint(fact))
    return { id: { kind: 'foreign key', path: [...leaf.path, isTaken ? shortened(name, '_new') : name] }, attributes: { ...key, partitioned: false }, key: own }
  })
  const plain = addForeignKey(id, key, true)
  // Adopting, it takes away the triggers that the partitions' keys have there; and where that table is partitioned too, what they have for each part of it.
  const isSplit = isPartitionedIn(key.references, world.context.live)
  const locks: readonly DraftLock[] = [
    ...plain.locks.map((one, index) => (index === 0 || (isSplit && world.context.major < 15) ? one : { ...one, mode: 'ACCESS EXCLUSIVE' as const })),
    ...(isSplit ? [...leaves, ...(world.context.major < 15 ? leavesOf(key.references, world) : [])].map((leaf): DraftLock => lock(leaf.path, 'ACCESS EXCLUSIVE')) : []),
    ...arriving(tableName(id), world).map((leaf): DraftLock => lock(leaf.path, 'SHARE ROW EXCLUSIVE')),
  ]
  return [
    ...each.map((one): Part => ({ title: `add ${describe(one.id)}, not valid yet`, phase: 'expand', drafts: [addForeignKey(one.id, one.attributes, false)] })),
    ...each.map((one): Part => ({ title: `validate ${describe(one.id)}`, phase: 'migrate', drafts: [validateForeignKey(one.id, one.attributes)], after: columns })),
    { title: `add ${describe(id)}, which adopts those of the partitions`, phase: 'migrate', drafts: [{ ...plain, locks, duration: 'instant', hazards: [] }] },
  ]
}

const isConstraint = (fact: Fact): boolean => fact.id.kind === 'foreign key' || fact.id.kind === 'constraint'

const keysOf = (table: Identity, world: World): readonly Fact<ForeignKey>[] =>
  [...world.context.live.facts.values()].filter((fact): fact is Fact<ForeignKey> => fact.id.kind === 'foreign key' && keyOf(tableOf(fact.id)) === keyOf(table))

/** The partitions of a table that stay. */
const partsOf = (parent: readonly [string, string], world: World): readonly Fact[] =>
  [...world.context.live.facts.values()].filter((fact) => {
    const above = fact.id.kind === 'partition' ? fact.attributes['parent'] : null
    return Array.isArray(above) && above.join('\n') === parent.join('\n') && !world.operations.drops.has(fact.key)
  })

/** Partitions, of all levels, that have rows themselves and stay. */
export function leavesOf(parent: readonly [string, string], world: World): readonly Identity[] {
  return partsOf(parent, world).flatMap((part): readonly Identity[] => {
    const table: Identity = { kind: 'table', path: part.id.path }
    if (part.attributes['of'] !== 'table' || !isInUse(table, world)) return []
    return isPartitionedIn(table.path, world.context.live) ? leavesOf(tableName(table), world) : [table]
  })
}

/** Tables with rows of their own that this plan attaches: they are partitions when the parent gets its key. */
const arriving = (parent: readonly [string, string], world: World): readonly Identity[] =>
  [...world.operations.creates.values()].flatMap((fact): readonly Identity[] => {
    const above = fact.id.kind === 'partition' && fact.attributes['of'] === 'table' ? fact.attributes['parent'] : null
    const table: Identity = { kind: 'table', path: fact.id.path }
    return Array.isArray(above) && above.join('\n') === parent.join('\n') && !world.operations.drops.has(fact.key) && !isPartitionedIn(table.path, world.context.live) && isInUse(table, world) ? [table] : []
  })

/** Whether PostgreSQL takes the one for the other's, as a partition's for its parent's. */
export const isSameKey = (one: ForeignKey, other: ForeignKey): boolean =>
  one.valid && (Object.keys(one) as (keyof ForeignKey)[]).every((name) => name === 'partitioned' || name === 'valid' || sameValue(one[name], other[name]))

/** A partition's own key that its parent's takes over: it goes without a statement. */
export const adoptedForeignKey: Recipe = (operation, world) => {
  if (operation.verb !== 'drop' || operation.again || operation.fact.id.kind !== 'foreign key') return null
  const adopter = adopterOf(operation.fact as Fact<ForeignKey>, world)
  return adopter === null ? null : [{ title: `leave ${describe(operation.fact.id)} to the parent's`, phase: 'migrate', drafts: [], after: [adopter] }]
}

/** Whose creation takes the key over: that of a key of a table above, or that of the partition. */
function adopterOf({ id, attributes }: Fact<ForeignKey>, world: World): Key | null {
  const { live, desired } = world.context
  for (let table = tableOf(id), entered: Key | null = null; ; ) {
    const partition = keyOf({ kind: 'partition', path: table.path })
    const parent = desired.facts.get(partition)?.attributes['parent']
    if (!Array.isArray(parent) || world.operations.drops.has(partition)) return null
    if (world.operations.creates.has(partition)) entered = partition
    table = { kind: 'table', path: parent.map(String) }
    for (const fact of desired.facts.values()) {
      if (fact.id.kind !== 'foreign key' || keyOf(tableOf(fact.id)) !== keyOf(table) || !isSameKey(attributes, (fact as Fact<ForeignKey>).attributes)) continue
      if (entered !== null && live.facts.has(fact.key) && !world.operations.drops.has(fact.key)) return entered
      if (entered === null && world.operations.creates.has(fact.key)) return fact.key
    }
  }
}
