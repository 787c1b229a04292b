import { alterTable, attachConstraint, furnishConstraint, type Constraint } from '../../kinds/constraint.ts'
import { draft, lock } from '../../kinds/kind.ts'
import type { Fact } from '../../model/fact.ts'
import { describe, keyOf, type Key } from '../../model/identity.ts'
import { ident, join, nothing, printed, sql } from '../../sql/sql.ts'
import { optionList } from '../../kinds/options.ts'
import { kindOf } from '../../kinds/registry.ts'
import { isInUse, tableName, tableOf, type World } from '../world.ts'
import { resumeOfIndex } from './concurrent-index.ts'
import { passingName } from './passing-name.ts'
import type { Recipe } from './recipe.ts'

const columnsOf = ({ id, attributes }: Fact<Constraint>): readonly Key[] => attributes.columns.map((column) => keyOf({ kind: 'column', path: [...tableName(id), column] }))

/** PRIMARY KEY of a partitioned table in use: its partitions' columns must be NOT NULL by then, where they are new those that are filled first. */
export const primaryKeyOfPartitioned: Recipe = (operation, world) => {
  if (operation.verb !== 'create' || operation.fact.id.kind !== 'constraint') return null
  const fact = operation.fact as Fact<Constraint>
  const { id, attributes } = fact
  if (attributes.type !== 'PRIMARY KEY' || attributes.withoutOverlaps || !attributes.partitioned || !isInUse(tableOf(id), world)) return null
  return [{ title: `create ${describe(id)}`, phase: 'expand', drafts: kindOf(fact).create(fact, world.context, operation.inlined), after: columnsOf(fact) }]
}

/** UNIQUE and PRIMARY KEY on tables in use: the index is built concurrently, then the constraint takes it over in an instant. */
export const keyByIndex: Recipe = (operation, world) => {
  if (operation.verb !== 'create' || operation.fact.id.kind !== 'constraint') return null
  const fact = operation.fact as Fact<Constraint>
  const { id, attributes } = fact
  const { type } = attributes
  if ((type !== 'UNIQUE' && type !== 'PRIMARY KEY') || attributes.withoutOverlaps || attributes.partitioned) return null
  if (!isInUse(tableOf(id), world)) return null
  const table = tableName(id)
  const keys = columnsOf(fact)
  const name = id.path[2] ?? ''
  // Recreated: the old one keeps its name until the new one takes over.
  const isTaken = operation.again || (kindOf(fact).slots?.(fact) ?? []).some((slot) => slot.startsWith('relation:') && isOccupied(slot, world))
  const built = isTaken ? passingName(table[0], name, 'new', world.context) : name
  const columns = (names: readonly string[]) => join(names.map((column) => ident(column)), ', ')
  const index = join(
    [
      sql`CREATE UNIQUE INDEX CONCURRENTLY ${ident(built)} ON ${ident(...table)} (${columns(attributes.columns)})`,
      attributes.include.length === 0 ? nothing : sql` INCLUDE (${columns(attributes.include)})`,
      attributes.nullsNotDistinct ? sql` NULLS NOT DISTINCT` : nothing,
      attributes.options.length === 0 ? nothing : sql` WITH (${optionList(attributes.options)})`,
      attributes.tablespace === null ? nothing : sql` TABLESPACE ${ident(attributes.tablespace)}`,
    ],
    '',
  )
  const deferral = sql`${attributes.deferrable ? sql` DEFERRABLE` : nothing}${attributes.deferred ? sql` INITIALLY DEFERRED` : nothing}`
  return [
    {
      title: `build the index of ${describe(id)}`,
      phase: 'expand',
      drafts: [
        draft(index, {
          locks: [lock(table, 'SHARE UPDATE EXCLUSIVE')],
          duration: 'build',
          hazards: [
            { name: 'not_transactional', message: `index ${built} is built outside a transaction` },
            { name: 'may_fail_on_data', message: `rows of ${table.join('.')} may not be unique` },
          ],
          resume: resumeOfIndex(table[0], built),
        }),
      ],
      before: true,
      after: keys,
    },
    {
      title: `add ${describe(id)}`,
      phase: 'expand',
      drafts: [alterTable(id, sql`ADD CONSTRAINT ${ident(name)} ${printed(type)} USING INDEX ${ident(built)}${deferral}`), ...furnishConstraint(fact), ...attachConstraint(fact, world.context)],
      after: keys,
    },
  ]
}

/** Whether something that the plan drops still has the name. */
export const isOccupied = (slot: string, world: World): boolean => [...world.operations.drops.values()].some((gone) => kindOf(gone).slots?.(gone).includes(slot))
