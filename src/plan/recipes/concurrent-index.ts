import { createIndex, furnishIndex, mayNotBeUnique, type Index } from '../../kinds/index.ts'
import { draft, lock, lockTree, type Draft } from '../../kinds/kind.ts'
import { staysPartition } from '../../kinds/partition-of.ts'
import { kindOf } from '../../kinds/registry.ts'
import type { Catalog } from '../../model/catalog.ts'
import type { Fact } from '../../model/fact.ts'
import type { Hazard } from '../../model/hazard.ts'
import { describe, keyOf, type Identity, type Key } from '../../model/identity.ts'
import type { Resume } from '../../model/step.ts'
import { ident, literal, sql, type Sql } from '../../sql/sql.ts'
import { alterDrafts, disturbedBy, isNamesake, isUnsettledBy, parentsOf, type Alteration } from '../operations.ts'
import type { Part } from '../task.ts'
import { isInUse, type World } from '../world.ts'
import { isOccupied } from './key-by-index.ts'
import { passingName } from './passing-name.ts'
import type { Recipe } from './recipe.ts'

const indexWhere = (schema: string, name: string, condition: Sql): Sql =>
  sql`SELECT EXISTS (SELECT FROM pg_catalog.pg_index x JOIN pg_catalog.pg_class c ON c.oid = x.indexrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ${literal(schema)} AND c.relname = ${literal(name)} AND ${condition})`

/** Built and valid is done; an invalid one of that name is what a failed build left. */
export function resumeOfIndex(schema: string, name: string): Resume {
  return {
    done: indexWhere(schema, name, sql`x.indisvalid`),
    leftover: { found: indexWhere(schema, name, sql`NOT x.indisvalid`), remove: sql`DROP INDEX CONCURRENTLY ${ident(schema, name)}` },
  }
}

const indexed = (fact: Fact<Index>): Identity => ({ kind: fact.attributes.of === 'materialized view' ? 'materialized view' : 'table', path: fact.attributes.table })

const isPartitioned = (fact: Fact<Index>): boolean => fact.attributes.of === 'partitioned table'

/** Whether the index can be built and dropped beside others' work; PostgreSQL refuses it for partitioned tables. */
const isConcurrent = (fact: Fact<Index>, world: World): boolean => !isPartitioned(fact) && isInUse(indexed(fact), world)

const schemaOf = ({ id }: Fact): string => id.path[0] ?? ''
const nameOf = ({ id }: Fact): string => id.path[1] ?? ''

const rename = (schema: string, from: string, to: string): Draft => draft(sql`ALTER INDEX ${ident(schema, from)} RENAME TO ${ident(to)}`)

/** Part of a parent's index: PostgreSQL refuses to drop it alone, and it goes with that. */
const goesWithParent = (fact: Fact<Index>, world: World): boolean => fact.attributes.attached !== null && staysPartition(fact.attributes.table, world.context)

/** Both sides of an index that gets another definition under its name, where the old one can serve until the new one does. */
function replacement(key: Key, world: World): { readonly before: Fact<Index>; readonly after: Fact<Index> } | null {
  const [before, after] = [world.operations.drops.get(key), world.operations.creates.get(key)] as readonly (Fact<Index> | undefined)[]
  if (before === undefined || after === undefined || !isInUse(indexed(before), world) || !isInUse(indexed(after), world)) return null
  if (isPartitioned(before) !== isPartitioned(after) || (!isPartitioned(before) && !before.attributes.valid)) return null
  const { attached } = before.attributes
  if (attached !== null && goesWithParent(before, world)) {
    const above = world.operations.drops.get(keyOf({ kind: 'index', path: attached })) as Fact<Index> | undefined
    if (above === undefined || replacement(above.key, world) === null) return null
  }
  if (isPartitioned(before) && (foreignKeysOn(key, world) || hasPartTiedAnew(before.attributes.table, world))) return null
  return (world.context.live.dependencies.get(key) ?? []).some((needed) => isUndermined(before, needed, world)) ? null : { before, after }
}

/** What the old index needs is changed so, or made again, that the old index cannot stay. */
function isUndermined(index: Fact<Index>, needed: Key, world: World): boolean {
  const { alters, rebuilds, drops, creates } = world.operations
  const alteration = alters.get(needed) ?? rebuilds.get(needed)
  if (alteration !== undefined) {
    // What rewrites the table builds its indexes anew: one whose definition is true of the old type only would be refused.
    return (isOfOneType(index) && rewrites(alteration, world)) || disturbedBy(alteration, rebuilds.has(needed), world.context)('index') || isUnsettledBy(alteration, index)
  }
  const gone = needed.startsWith('index ') ? undefined : drops.get(needed)
  if (gone === undefined) return false
  const { live, desired } = world.context
  // A type of that name comes only when the old one is gone, and with it what goes.
  const isMadeAgain = (one: Key): boolean => drops.has(one) && creates.has(one)
  const isAlteredBetween = (one: Key): boolean => isGoneBefore(gone, one, world) && isOver(index.key, one, desired)
  return creates.has(needed) || (live.dependencies.get(needed) ?? []).some((one) => isMadeAgain(one) || isAlteredBetween(one)) || (desired.dependencies.get(index.key) ?? []).some((one) => isNamesake(gone, desired.facts.get(one)))
}

/** Whether it must be gone for the other to be altered. */
function isGoneBefore(gone: Fact, altered: Key, { operations: { alters, rebuilds }, context }: World): boolean {
  const alteration = alters.get(altered) ?? rebuilds.get(altered)
  return alteration !== undefined && disturbedBy(alteration, rebuilds.has(altered), context)(gone.id.kind)
}

/** Whether the index is over it, or over what is computed from it. */
function isOver(index: Key, one: Key, { dependencies }: Catalog): boolean {
  const needed = dependencies.get(index) ?? []
  return needed.includes(one) || needed.some((part) => dependencies.get(part)?.includes(one) === true)
}

/** Whether it names an operator class, or is over more than plain columns. */
const isOfOneType = ({ attributes: { keys, predicate, unique } }: Fact<Index>): boolean =>
  !unique && (predicate !== null || keys.some(({ expression, opclass }) => expression !== null || opclass !== null))

function rewrites(alteration: Alteration, { context }: World): boolean {
  const drafts = alterDrafts(alteration, context)
  return drafts !== 'recreate' && drafts.some(({ duration }) => duration === 'rewrite')
}

/** Foreign keys are bound to an index: they let go of the old one and take to the new one in one transaction. */
const foreignKeysOn = (index: Key, world: World): boolean =>
  [...world.operations.drops.values()].some((fact) => fact.id.kind === 'foreign key' && world.context.live.dependencies.get(fact.key)?.includes(index) === true)

/** A partition of the table is attached again with other bounds: it would get parts of both. */
const hasPartTiedAnew = (table: readonly string[], { operations }: World): boolean =>
  [...operations.creates.values()].some((fact) => fact.id.kind === 'partition' && operations.drops.has(fact.key) && parentsOf(fact).includes(table.join('.')))

/** The step that builds the index under the name, and marks that follow. */
function build(fact: Fact<Index>, name: string): Draft {
  const schema = schemaOf(fact)
  const hazards: readonly Hazard[] = [
    { name: 'not_transactional', message: `index ${name} is built outside a transaction` },
    ...(fact.attributes.unique ? [mayNotBeUnique(fact)] : []),
  ]
  return draft(createIndex({ ...fact.id, path: [schema, name] }, fact.attributes, 'concurrently'), {
    locks: [lock(fact.attributes.table, 'SHARE UPDATE EXCLUSIVE')],
    duration: 'build',
    hazards,
    resume: resumeOfIndex(schema, name),
  })
}

/**
 * CREATE INDEX CONCURRENTLY on tables in use. Where something else has the name until then, the index is built under another and
 * takes the name when it is there: the old one serves until then.
 */
export const concurrentIndex: Recipe = (operation, world) => {
  if (operation.verb !== 'create' || operation.fact.id.kind !== 'index') return null
  const fact = operation.fact as Fact<Index>
  const both = operation.again ? replacement(fact.key, world) : null
  if (isPartitioned(fact)) return both === null ? null : partitionedBeside(fact, world)
  if (!isConcurrent(fact, world)) return null
  const [schema, name] = [schemaOf(fact), nameOf(fact)]
  const marks = furnishIndex(fact, world.context)
  const isTaken = (kindOf(fact).slots?.(fact) ?? []).some((slot) => isOccupied(slot, world))
  if (isTaken && (both !== null || !operation.again)) {
    const passing = passingName(schema, name, 'new', world.context)
    const isBound = both === null || foreignKeysOn(fact.key, world)
    const first: Part = { title: `build the new ${describe(fact.id)}`, phase: 'expand', drafts: [build(fact, passing)], before: true }
    const away = isBound ? [] : [rename(schema, name, passingName(schema, name, 'old', world.context))]
    return [first, { title: `let the new ${describe(fact.id)} take its name`, phase: 'expand', drafts: [...away, rename(schema, passing, name), ...marks], settles: true, ...(isBound ? {} : { before: true }) }]
  }
  return [
    { title: `build ${describe(fact.id)}`, phase: 'expand', drafts: [build(fact, name)], settles: true },
    ...(marks.length === 0 ? [] : [{ title: `set up ${describe(fact.id)}`, phase: 'expand' as const, drafts: marks, settles: true }]),
  ]
}

/** The old one is renamed and serves on; the new one is there at once and becomes valid when the last of its parts is attached. */
function partitionedBeside(fact: Fact<Index>, world: World): readonly Part[] {
  const [schema, name] = [schemaOf(fact), nameOf(fact)]
  const away = rename(schema, name, passingName(schema, name, 'old', world.context))
  return [{ title: `begin the new ${describe(fact.id)} beside the old`, phase: 'expand', drafts: [away, ...kindOf(fact).create(fact, world.context, [])], before: true, settles: true }]
}

/** DROP INDEX CONCURRENTLY on tables in use; of an index that is replaced when the new one has taken its name. */
export const concurrentIndexDrop: Recipe = (operation, world) => {
  if (operation.verb !== 'drop' || operation.fact.id.kind !== 'index') return null
  const fact = operation.fact as Fact<Index>
  const both = operation.again ? replacement(fact.key, world) : null
  const schema = schemaOf(fact)
  const name = both === null ? nameOf(fact) : passingName(schema, nameOf(fact), 'old', world.context)
  const drop = (drafts: readonly Draft[], after: readonly Key[]): readonly Part[] => [{ title: `drop ${both === null ? '' : 'the old '}${describe(fact.id)}`, phase: 'contract', drafts, after }]
  if (both !== null && goesWithParent(fact, world)) return drop([], [fact.key])
  if (both !== null && isPartitioned(fact)) {
    return drop([draft(sql`DROP INDEX ${ident(schema, name)}`, { locks: [lockTree(fact.attributes.table, 'ACCESS EXCLUSIVE', 'partitions')] })], [fact.key, ...partsOf(fact.id, world)])
  }
  if (goesWithParent(fact, world) || !isConcurrent(fact, world) || foreignKeysOn(fact.key, world)) return null
  const dropped = draft(sql`DROP INDEX CONCURRENTLY ${ident(schema, name)}`, {
    locks: [lock(fact.attributes.table, 'SHARE UPDATE EXCLUSIVE')],
    hazards: [{ name: 'not_transactional', message: `index ${name} is dropped outside a transaction` }],
    resume: { done: sql`SELECT NOT (${indexWhere(schema, name, sql`true`)})`, leftover: null },
  })
  // Made again since what it is over changes: it must be gone before.
  if (both === null && operation.again) return [{ title: `drop ${describe(fact.id)}`, phase: 'expand', drafts: [dropped] }]
  return drop([dropped], both === null ? [] : [fact.key])
}

/** Indexes of partitions that will be part of the index. */
function partsOf(index: Identity, world: World): readonly Key[] {
  const found = [...world.operations.creates.values()].filter((fact) => fact.id.kind === 'index' && Array.isArray(fact.attributes['attached']) && fact.attributes['attached'].join('\n') === index.path.join('\n'))
  return found.flatMap((fact) => [fact.key, ...partsOf(fact.id, world)])
}
