import { alterTable } from '../../kinds/constraint.ts'
import { storageOf } from '../../kinds/column.ts'
import { draft } from '../../kinds/kind.ts'
import { kindOf } from '../../kinds/registry.ts'
import { describe, keyOf, type Key } from '../../model/identity.ts'
import { ident, printed, sql } from '../../sql/sql.ts'
import { alterDrafts } from '../operations.ts'
import { tableName } from '../world.ts'
import { passingName } from './passing-name.ts'
import type { Recipe } from './recipe.ts'
import type { World } from '../world.ts'

const swappable: ReadonlySet<string> = new Set(['enum', 'domain', 'composite type', 'range type'])

/** Columns that hold values of the type, and must move to the new one. */
function columnsOf(type: Key, world: World): readonly Key[] {
  return [...world.operations.rebuilds.keys()].filter((key) => key.startsWith('column ') && (world.context.live.dependencies.get(key)?.includes(type) ?? false))
}

/**
 * A type that PostgreSQL cannot alter so (values removed or reordered) while columns use it: the old one is renamed away, the
 * new one made, the columns moved over through text, the old one dropped. All in one transaction; every table is rewritten.
 */
export const typeSwap: Recipe = (operation, world) => {
  if (operation.verb === 'alter' || !operation.again || !swappable.has(operation.fact.id.kind)) return null
  const { fact } = operation
  if (columnsOf(fact.key, world).length === 0) return null
  const { id } = fact
  const away = { ...id, path: [id.path[0] ?? '', passingName(id.path[0] ?? '', id.path[1] ?? '', 'old', world.context)] }
  const before = world.context.live.facts.get(fact.key) ?? fact
  if (operation.verb === 'create') {
    return [
      {
        title: `replace ${describe(id)}`,
        phase: 'migrate',
        drafts: [...(kindOf(fact).rename?.(id, away, world.context) ?? []), ...kindOf(fact).create(fact, world.context, [])],
        before: true,
        cleared: true,
        together: `type ${fact.key}`,
      },
    ]
  }
  return [
    {
      title: `drop the old ${describe(id)}`,
      phase: 'migrate',
      drafts: kindOf(before)
        .drop({ ...before, id: away, key: keyOf(away) }, world.context)
        .map((one) => draft(one.sql)),
      after: columnsOf(fact.key, world),
      together: `type ${fact.key}`,
    },
  ]
}

/** A column whose type is swapped. */
export const swappedColumn: Recipe = (operation, world) => {
  if (operation.verb !== 'alter' || operation.alteration.after.id.kind !== 'column' || !world.operations.rebuilds.has(operation.alteration.after.key)) return null
  const { before, after, attributes } = operation.alteration
  const swapped = (world.context.live.dependencies.get(after.key) ?? []).find((key) => world.operations.drops.has(key) && world.operations.creates.has(key))
  if (swapped === undefined) return null
  const { type } = after.attributes
  if (typeof type !== 'string') return null
  const column = ident(after.id.path[2] ?? '')
  // A partition's, or a child's, is moved with its parent's.
  const arrives = [before, after].every((one) => one.attributes['inherited'] === true && one.attributes['local'] === false)
  const target = sql`ALTER COLUMN ${column} TYPE ${printed(type)}`
  const moved = arrives
    ? []
    : after.attributes['of'] === 'foreign table'
      ? [alterTable(after.id, target)]
      : [
          alterTable(after.id, sql`${target} USING ${column}::${printed(type.endsWith('[]') ? 'text[]' : 'text')}::${printed(type)}`, {
            duration: 'rewrite',
            hazards: [
              { name: 'rewrites_table', message: `every row of ${tableName(after.id).join('.')} is rewritten` },
              { name: 'may_fail_on_data', message: `values of ${after.id.path.join('.')} may not exist in the new ${type}` },
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
      together: `type ${swapped}`,
    },
  ]
}
