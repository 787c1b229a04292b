import { alterTable } from '../../kinds/constraint.ts'
import { addForeignKey, validateForeignKey, type ForeignKey } from '../../kinds/foreign-key.ts'
import { draft, id, lock, lockTree, type Draft } from '../../kinds/kind.ts'
import { attachPartition, defaultBeside, detachPartition, foreignKeysOver, type Partition } from '../../kinds/partition.ts'
import { isPartitionedIn } from '../../kinds/partition-of.ts'
import { kindOf } from '../../kinds/registry.ts'
import type { Fact } from '../../model/fact.ts'
import { describe, keyOf, type Identity } from '../../model/identity.ts'
import type { Phase, Resume } from '../../model/step.ts'
import { ident, literal, printed, sql, type Sql } from '../../sql/sql.ts'
import type { Part } from '../task.ts'
import { isInUse, tableOf, type World } from '../world.ts'
import { isSameKey } from './foreign-key.ts'
import { shortened } from './passing-name.ts'
import type { Recipe } from './recipe.ts'

/** A check that stands while a partition comes or goes, since PostgreSQL then need not read the rows: first NOT VALID, then validated. */
function proof(table: Identity, name: string, condition: Sql): { readonly parts: readonly Part[]; readonly gone: Draft } {
  const label = table.path.join('.')
  return {
    parts: [
      { title: `require of new rows of ${label} what the bound requires`, phase: 'expand', drafts: [alterTable(table, sql`ADD CONSTRAINT ${ident(name)} CHECK (${condition}) NOT VALID`)], before: true },
      {
        title: `see that every row of ${label} is as the bound requires`,
        phase: 'migrate',
        drafts: [
          alterTable(table, sql`VALIDATE CONSTRAINT ${ident(name)}`, {
            locks: [lockTree(table.path, 'SHARE UPDATE EXCLUSIVE')],
            duration: 'scan',
            hazards: [{ name: 'may_fail_on_data', message: `rows of ${label} may be outside the bound` }],
          }),
        ],
        before: true,
      },
    ],
    gone: alterTable(table, sql`DROP CONSTRAINT ${ident(name)}`),
  }
}

const proofName = (table: Identity, suffix: string): string => shortened(table.path[1] ?? '', suffix)

/** The parent's foreign keys on a table that will be its partition: adopted, they need no scan while the referenced table is locked. */
function foreignKeysBeforehand(table: Identity, keys: readonly Fact<ForeignKey>[], world: World): readonly Part[] {
  const own = [...world.context.live.facts.values()].filter((fact) => (fact.id.kind === 'foreign key' || fact.id.kind === 'constraint') && keyOf(tableOf(fact.id)) === keyOf(table))
  return keys
    .filter((key) => !own.some((fact) => fact.id.kind === 'foreign key' && isSameKey((fact as Fact<ForeignKey>).attributes, key.attributes)))
    .flatMap((key) => {
      const name = key.id.path[2] ?? ''
      const isTaken = own.some((fact) => fact.id.path[2] === name)
      const of: Identity = { kind: 'foreign key', path: [...table.path, isTaken ? shortened(name, '_new') : name] }
      const attributes = { ...key.attributes, partitioned: false }
      return [
        { title: `add ${describe(of)}, not valid yet`, phase: 'expand' as const, drafts: [addForeignKey(of, attributes, false)], before: true },
        { title: `validate ${describe(of)}`, phase: 'migrate' as const, drafts: [validateForeignKey(of, attributes)], before: true },
      ]
    })
}

/**
 * ATTACH PARTITION locks the table, and a default partition beside it, while it reads their rows; and what foreign keys refer to,
 * while it looks for those. Checks and foreign keys that are validated beforehand, beside others' work, leave it nothing to read.
 */
export const attachProven: Recipe = (operation, world) => {
  if (operation.verb !== 'create' || operation.fact.id.kind !== 'partition') return null
  const fact = operation.fact as Fact<Partition>
  const { parent, bound, condition, of } = fact.attributes
  if (!isInUse(id('table', ...parent), world)) return null
  const table: Identity = { kind: of, path: fact.id.path }
  const isFilled = of === 'table' && isInUse(table, world)
  const beside = defaultBeside(fact.id, parent, world.context)
  const other = beside === undefined || !isInUse(id('table', ...beside.id.path), world) ? null : id('table', ...beside.id.path)
  if (!isFilled && other === null) return null

  const within = isFilled && condition !== null && bound !== 'DEFAULT' ? proof(table, proofName(table, '_within'), printed(condition)) : null
  // A condition says what those above say too; the default partition must be free of what the bound alone takes.
  const isTop = !world.context.desired.facts.has(keyOf(id('partition', ...parent)))
  const outside = other !== null && condition !== null && isTop ? proof(other, proofName(table, '_without'), sql`NOT (${printed(condition)})`) : null
  const keys = isFilled ? foreignKeysOver(parent, world.context).filter((key) => !world.operations.drops.has(key.key)) : []
  const adopts = keys.length > 0 && keys.every((key) => key.attributes.valid && key.attributes.enforced) && (!isPartitionedIn(table.path, world.context.live) || world.context.major >= 18)
  const isProven = (!isFilled || within !== null) && (other === null || outside !== null) && (keys.length === 0 || adopts)
  return [
    ...(within?.parts ?? []),
    ...(outside?.parts ?? []),
    ...(adopts && !operation.again ? foreignKeysBeforehand(table, keys, world) : []),
    {
      title: `create ${describe(fact.id)}`,
      phase: 'expand',
      drafts: [attachPartition(fact, world.context, isProven, adopts), ...(within === null ? [] : [within.gone]), ...(outside === null ? [] : [outside.gone])],
    },
  ]
}

const inheritanceWhere = (parent: readonly [string, string], [schema = '', name = '']: readonly string[], condition: Sql): Sql =>
  sql`EXISTS (SELECT FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace JOIN pg_catalog.pg_class p ON p.oid = i.inhparent JOIN pg_catalog.pg_namespace o ON o.oid = p.relnamespace WHERE n.nspname = ${literal(schema)} AND c.relname = ${literal(name)} AND o.nspname = ${literal(parent[0])} AND p.relname = ${literal(parent[1])} AND ${condition})`

/** Interrupted, it leaves the partition half detached: then it is finished, which cannot be undone. */
const resumeOfDetach = (parent: readonly [string, string], table: readonly string[]): Resume => ({
  done: sql`SELECT NOT ${inheritanceWhere(parent, table, sql`true`)}`,
  leftover: { found: sql`SELECT ${inheritanceWhere(parent, table, sql`i.inhdetachpending`)}`, remove: sql`ALTER TABLE ${ident(...parent)} DETACH PARTITION ${ident(...table)} FINALIZE` },
})

/** Whether others may go on with the parent: PostgreSQL refuses that beside a default partition. */
function isConcurrent(fact: Fact<Partition>, world: World): boolean {
  const { parent, bound, condition } = fact.attributes
  // By hash it would keep a check that only its old parent's OID explains.
  return condition !== null && bound !== 'DEFAULT' && defaultBeside(fact.id, parent, world.context) === undefined
}

/**
 * DETACH PARTITION … CONCURRENTLY, which lets others use the parent. It leaves a check like the bound, under a name of its own
 * choice, unless there is one: ours can be taken away again. The parent's foreign keys stay with the table, as its own.
 */
export const detachConcurrently: Recipe = (operation, world) => {
  if (operation.verb !== 'drop' || operation.fact.id.kind !== 'partition') return null
  const fact = operation.fact as Fact<Partition>
  const { parent, condition, of } = fact.attributes
  const next = world.operations.creates.get(fact.key) as Fact<Partition> | undefined
  if (next?.attributes.parent.join('\n') === parent.join('\n')) return null
  // On its way to another parent, where others look for its rows soon.
  const phase: Phase = next === undefined ? 'contract' : 'expand'
  const table: Identity = { kind: of, path: fact.id.path }
  const isParentInUse = isInUse(id('table', ...parent), world)
  const stays = isInUse(table, world)
  if (!isParentInUse && !stays) return null
  const concurrent = isParentInUse && next === undefined && isConcurrent(fact, world) && !(stays && of === 'foreign table')
  const plain = detachPartition(fact, world.context)
  const within = stays && concurrent && condition !== null ? proof(table, proofName(table, '_within'), printed(condition)) : null
  const [, child = lock(table.path, 'ACCESS EXCLUSIVE'), ...others] = plain.locks
  const detach = concurrent
    ? draft(sql`ALTER TABLE ${ident(...parent)} DETACH PARTITION ${ident(...fact.id.path)} CONCURRENTLY`, {
        locks: [lock(parent, 'SHARE UPDATE EXCLUSIVE'), child, ...others],
        duration: plain.duration,
        hazards: [{ name: 'not_transactional', message: `${fact.id.path.join('.')} is detached outside a transaction` }, ...plain.hazards],
        resume: resumeOfDetach(parent, fact.id.path),
      })
    : plain
  const unwanted = stays ? foreignKeysOver(parent, world.context).filter((key) => !isKept(key, table, world) && !world.operations.drops.has(key.key)) : []
  return [
    ...(within?.parts.map((part): Part => ({ ...part, phase })) ?? []),
    { title: `detach ${describe(fact.id)}`, phase, drafts: [detach] },
    ...(within === null ? [] : [{ title: `drop the check of what was ${describe(fact.id)}`, phase, drafts: [within.gone] }]),
    ...unwanted.map((key): Part => {
      const own: Identity = { kind: 'foreign key', path: [...table.path, key.id.path[2] ?? ''] }
      return { title: `drop ${describe(own)}`, phase, drafts: kindOf(key).drop({ ...key, id: own, key: keyOf(own) }, world.context) }
    }),
  ]
}

/** Whether the table shall have for its own what it has through its parent. */
function isKept(key: Fact<ForeignKey>, table: Identity, world: World): boolean {
  const own = world.context.desired.facts.get(keyOf({ kind: 'foreign key', path: [...table.path, key.id.path[2] ?? ''] })) as Fact<ForeignKey> | undefined
  return own !== undefined && isSameKey(key.attributes, own.attributes)
}

/** A foreign key that a partition has through its parent becomes its own when it is detached: nothing has to be said. */
export const keptForeignKey: Recipe = (operation, world) => {
  if (operation.verb !== 'create' || operation.again || operation.fact.id.kind !== 'foreign key') return null
  const { id: of } = operation.fact
  const detached = keyOf({ kind: 'partition', path: of.path.slice(0, 2) })
  const parent = world.operations.drops.get(detached)?.attributes['parent']
  if (!Array.isArray(parent) || world.operations.creates.has(detached)) return null
  const had = foreignKeysOver(parent.map(String), world.context).some((key) => key.id.path[2] === of.path[2] && isKept(key, tableOf(of), world))
  return had ? [{ title: `keep ${describe(of)}`, phase: 'contract', drafts: [] }] : null
}
