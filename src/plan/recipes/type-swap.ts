import { address } from '../../kinds/address.ts'
import { callableWithout, isBaseType } from '../../kinds/base-type.ts'
import { alterTable } from '../../kinds/constraint.ts'
import { storageOf } from '../../kinds/column.ts'
import { draft, type Draft } from '../../kinds/kind.ts'
import { isRange, renameMultirange, renameRange } from '../../kinds/range-type.ts'
import { kindOf } from '../../kinds/registry.ts'
import { isList, type Fact } from '../../model/fact.ts'
import { describe, keyOf, type Identity, type Key, type KindName } from '../../model/identity.ts'
import { ident, nothing, printed, sql } from '../../sql/sql.ts'
import { alterDrafts } from '../operations.ts'
import { tableName } from '../world.ts'
import { passingName } from './passing-name.ts'
import type { Recipe } from './recipe.ts'
import type { World } from '../world.ts'

const swappable: ReadonlySet<KindName> = new Set<KindName>(['enum', 'domain', 'composite type', 'range type', 'base type', 'collation'])

/** Kinds of which one may take the place of the other. A table is a type too; where it is made again, its rows are carried over. */
const swapping = (kind: KindName): readonly KindName[] => (swappable.has(kind) ? [kind, ...swappable, 'table'] : kind === 'table' ? [...swappable] : [])

/** Of a type that goes: what takes its place under its name. */
function heirOf(gone: Key, world: World): Fact | undefined {
  const { drops, creates } = world.operations
  const fact = drops.get(gone)
  if (fact === undefined) return undefined
  return swapping(fact.id.kind).map((kind) => creates.get(keyOf({ kind, path: fact.id.path }))).find((found) => found !== undefined)
}

/** Of a type that is made: the one under its name that goes for it. */
function formerOf(made: Fact, world: World): Fact | undefined {
  return swapping(made.id.kind).map((kind) => world.operations.drops.get(keyOf({ kind, path: made.id.path }))).find((found) => found !== undefined)
}

/** Columns that hold values of the type, or of one made of it that is swapped too, and must move to the new one. */
function columnsOf(type: Key, world: World): readonly Key[] {
  const { rebuilds, carries, creates, drops } = world.operations
  const { dependencies } = world.context.live
  const types = new Set([type])
  for (let grown = true; grown; ) {
    grown = false
    for (const key of drops.keys()) {
      if (types.has(key) || heirOf(key, world) === undefined || !(dependencies.get(key) ?? []).some((one) => types.has(one))) continue
      types.add(key)
      grown = true
    }
  }
  const carried = carries.size === 0 ? [] : [...creates.values()].filter((fact) => fact.id.kind === 'column' && carries.has(keyOf({ kind: 'table', path: fact.id.path.slice(0, 2) }))).map((fact) => fact.key)
  return [...rebuilds.keys(), ...carried].filter((key) => key.startsWith('column ') && (dependencies.get(key) ?? []).some((one) => types.has(one)))
}

/** Under another name, until it goes. */
function setAside(id: Identity, { context }: World): Identity {
  const [schema = '', name = '', ...types] = id.path
  return { ...id, path: [schema, passingName(schema, name, 'old', context), ...types] }
}

const isSwapped = (type: Key, world: World): boolean => heirOf(type, world) !== undefined && columnsOf(type, world).length > 0

const renamed = (from: Identity, to: Identity, { context }: World): readonly Draft[] => kindOf(from.kind).rename?.(from, to, context) ?? []

function renamedAway(before: Fact, world: World): readonly Draft[] {
  const away = setAside(before.id, world)
  if (isBaseType(before)) return [...renamed(before.id, away, world), ...callableWithout(before).flatMap((one) => renamed(one, setAside(one, world), world))]
  if (!isRange(before)) return renamed(before.id, away, world)
  const { multirange, subtype } = before.attributes
  // What it is over may have been renamed away before it.
  const over = (world.context.live.dependencies.get(before.key) ?? []).flatMap((key) => (isSwapped(key, world) ? (world.operations.drops.get(key) ?? []) : [])).find(({ id }) => ident(...id.path) === subtype)
  return [...renameRange(before.id, away, over === undefined ? subtype : ident(...setAside(over.id, world).path)), ...renameMultirange(away, multirange, passingName(...multirange, 'old', world.context))]
}

/** Of the functions of a base type those that neither take nor give a value of it, and so do not go with it. */
const dropsBeside = (before: Fact, world: World): readonly Draft[] =>
  isBaseType(before)
    ? callableWithout(before).filter((one) => world.context.live.dependencies.get(keyOf(one))?.includes(before.key) !== true).map((one) => draft(sql`DROP ${address(setAside(one, world))}`))
    : []

/** What is in use is what was moved over by then; but a table has rows of its own. */
function dropOf(before: Fact, away: Identity, world: World): readonly Draft[] {
  const { context } = world
  const drafts = kindOf(before).drop({ ...before, id: away, key: keyOf(away) }, context)
  if (before.id.kind !== 'table') return [...drafts.map((one) => draft(one.sql)), ...dropsBeside(before, world)]
  const plain = kindOf(before).drop(before, context)
  return drafts.map((one, index) => ({ ...one, locks: plain[index]?.locks ?? [], hazards: plain[index]?.hazards ?? [] }))
}

/**
 * A type, or a collation, that PostgreSQL cannot alter so (values removed or reordered) while columns use it: the old one is renamed away, the
 * new one made, the columns moved over through text, the old one dropped. All in one transaction; every table is rewritten.
 */
export const typeSwap: Recipe = (operation, world) => {
  if (operation.verb === 'alter' || swapping(operation.fact.id.kind).length === 0) return null
  const { fact } = operation
  const before = operation.verb === 'create' ? formerOf(fact, world) : (world.context.live.facts.get(fact.key) ?? fact)
  const made = before === undefined ? undefined : heirOf(before.key, world)
  if (before === undefined || made === undefined || !isSwapped(before.key, world)) return null
  const { id } = before
  if (operation.verb === 'create') {
    return [
      {
        title: `replace ${describe(id)}`,
        phase: 'migrate',
        drafts: [...renamedAway(before, world), ...kindOf(fact).create(fact, world.context, operation.inlined)],
        before: true,
        cleared: true,
        together: `type ${made.key}`,
      },
    ]
  }
  const away = setAside(before.id, world)
  return [
    {
      title: `drop the old ${describe(id)}`,
      phase: 'migrate',
      drafts: dropOf(before, away, world),
      after: columnsOf(before.key, world),
      together: `type ${made.key}`,
    },
  ]
}

/** A column whose type is swapped. */
export const swappedColumn: Recipe = (operation, world) => {
  if (operation.verb !== 'alter' || operation.alteration.after.id.kind !== 'column' || !world.operations.rebuilds.has(operation.alteration.after.key)) return null
  const { before, after, attributes } = operation.alteration
  const all = (world.context.live.dependencies.get(after.key) ?? []).filter((key) => heirOf(key, world) !== undefined)
  const swapped = all.find((key) => !key.startsWith('collation ')) ?? all[0]
  if (swapped === undefined) return null
  const isOfType = !swapped.startsWith('collation ')
  const { type } = after.attributes
  if (typeof type !== 'string') return null
  const column = ident(after.id.path[2] ?? '')
  // A partition's, or a child's, is moved with its parent's.
  const arrives = [before, after].every((one) => one.attributes['inherited'] === true && one.attributes['local'] === false)
  const collation = after.attributes['collation'] ?? null
  const target = sql`ALTER COLUMN ${column} TYPE ${printed(type)}${isList(collation) ? sql` COLLATE ${ident(...collation.map(String))}` : nothing}`
  const moving = !isOfType ? target : sql`${target} USING ${column}::${printed(type.endsWith('[]') ? 'text[]' : 'text')}::${printed(type)}`
  const moved = arrives
    ? []
    : after.attributes['of'] === 'foreign table'
      ? [alterTable(after.id, target)]
      : [
          alterTable(after.id, moving, {
            action: { table: ident(...tableName(after.id)), what: moving },
            duration: 'rewrite',
            hazards: [
              { name: 'rewrites_table', message: `every row of ${tableName(after.id).join('.')} is rewritten` },
              ...(isOfType ? [{ name: 'may_fail_on_data' as const, message: `values of ${after.id.path.join('.')} may not exist in the new ${type}` }] : []),
            ],
          }),
        ]
  const others = attributes.filter((name) => name !== 'type')
  const rest = others.length === 0 ? [] : alterDrafts({ before, after, attributes: others }, world.context)
  return [
    {
      title: `move ${describe(after.id)} to ${type}`,
      phase: 'migrate',
      drafts: [
        ...moved,
        // A column that gets another type loses how its values are stored.
        ...(typeof after.attributes['storage'] === 'string' && !others.includes('storage') ? [storageOf(after.id, after.attributes['storage'], world.context)] : []),
        ...(rest === 'recreate' ? [] : rest),
      ],
      together: `type ${heirOf(swapped, world)?.key ?? swapped}`,
    },
  ]
}
