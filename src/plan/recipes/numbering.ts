import type { Column } from '../../kinds/column.ts'
import { draft, type Draft } from '../../kinds/kind.ts'
import { kindOf } from '../../kinds/registry.ts'
import type { Sequence } from '../../kinds/sequence.ts'
import { sequenceOptions } from '../../kinds/sequence-options.ts'
import type { Fact } from '../../model/fact.ts'
import { describe, keyOf, type Identity, type Key } from '../../model/identity.ts'
import type { Phase } from '../../model/step.ts'
import { ident, literal, nothing, printed, sql, type Sql } from '../../sql/sql.ts'
import { alterDrafts, type Alteration } from '../operations.ts'
import type { Part } from '../task.ts'
import type { World } from '../world.ts'
import { goesOnAfter } from './going-on.ts'
import { passingName } from './passing-name.ts'
import type { Creation, Recipe } from './recipe.ts'

// A serial column has a default and a sequence of its own, an identity column a sequence inside. Where one becomes the other, the
// numbers go on from where they stand, and nobody inserts in between: all in one transaction.

const defaultOf = (column: Fact): Key => keyOf({ kind: 'default', path: column.id.path })

/** The sequence that a catalog has for the default of the column. */
function sequenceUnder(column: Fact, catalog: World['context']['live']): Fact | undefined {
  const needed = (catalog.dependencies.get(defaultOf(column)) ?? []).filter((key) => key.startsWith('sequence '))
  return needed.length === 1 && needed[0] !== undefined ? catalog.facts.get(needed[0]) : undefined
}

const identityOf = (fact: Fact): Column['identity'] => (fact as Fact<Column>).attributes.identity ?? null

interface Change {
  readonly to: 'identity' | 'serial'
  readonly alteration: Alteration
  /** Of the serial column. */
  readonly sequence: Fact
}

/** How the numbering of an altered column changes, if it does. */
function changeOf(alteration: Alteration, world: World): Change | null {
  const { before, after, attributes } = alteration
  if (!world.online || after.id.kind !== 'column' || !attributes.includes('identity')) return null
  const { drops, creates } = world.operations
  const [had, has] = [identityOf(before) !== null, identityOf(after) !== null]
  if (!had && has && drops.has(defaultOf(after))) {
    const sequence = sequenceUnder(before, world.context.live)
    return sequence === undefined ? null : { to: 'identity', alteration, sequence }
  }
  if (had && !has && creates.has(defaultOf(after))) {
    const sequence = sequenceUnder(after, world.context.desired)
    return sequence === undefined || !creates.has(sequence.key) ? null : { to: 'serial', alteration, sequence }
  }
  return null
}

/** Of each plan, by the default and the sequence of the serial column. */
const changes = new WeakMap<World, ReadonlyMap<Key, Change>>()

function changesIn(world: World): ReadonlyMap<Key, Change> {
  const known = changes.get(world)
  if (known !== undefined) return known
  const found = [...world.operations.alters.values()].flatMap((alteration) => changeOf(alteration, world) ?? [])
  const made = new Map(found.flatMap((change) => [[change.sequence.key, change], [defaultOf(change.alteration.after), change]] as const))
  changes.set(world, made)
  return made
}

const together = ({ alteration }: Change): string => `numbers of ${alteration.after.key}`

/** The old sequence's name for as long as another has its own. */
const asideName = ({ path: [schema = '', name = ''] }: Identity, world: World): readonly [string, string] => [schema, passingName(schema, name, 'old', world.context)]

/** Where the old numbering stands until the new one has taken over. */
function standIn({ to, alteration, sequence }: Change, world: World): Sql {
  const own = identityOf(to === 'identity' ? alteration.after : alteration.before)
  const [schema = '', name = ''] = sequence.id.path
  const isInTheWay = own?.sequence === name && schema === alteration.after.id.path[0]
  return to === 'identity' && !isInTheWay ? ident(schema, name) : ident(...asideName(sequence.id, world))
}

const goesOn = (sequence: Sql, from: Sql): Draft => draft(sql`SELECT pg_catalog.setval(${literal(sequence)}::pg_catalog.regclass, last_value, is_called) FROM ${from}`)

function columnPart(change: Change, world: World): Part {
  const { alteration, to } = change
  const { after, before, attributes } = alteration
  const altered = alterDrafts({ before, after, attributes }, world.context)
  const drafts = altered === 'recreate' ? [] : altered
  const old = standIn(change, world)
  const identity = identityOf(to === 'identity' ? after : before)
  const own = ident(after.id.path[0] ?? '', identity?.sequence ?? '')
  const options = identity === null ? nothing : sequenceOptions(identity, null)
  return {
    title: to === 'identity' ? `make ${describe(after.id)} an identity column` : `take the identity of ${describe(after.id)}`,
    phase: 'migrate',
    drafts:
      to === 'identity'
        ? [...drafts, goesOn(own, old)]
        : [draft(sql`CREATE SEQUENCE ${old} AS ${printed(identity?.type ?? 'bigint')}${options === nothing ? nothing : sql` ${options}`}`), goesOn(old, own), ...drafts],
    together: together(change),
  }
}

/** A column of a table in use becomes an identity column; nobody inserts before its numbers are right, unless that would take a while. */
export function numberedParts({ before, after }: Alteration, phase: Phase, world: World): readonly Part[] {
  const altered = alterDrafts({ before, after, attributes: ['identity'] }, world.context)
  const drafts = altered === 'recreate' ? [] : altered
  const identity = identityOf(after)
  const next = identity === null || identityOf(before) !== null ? null : goesOnAfter(after, ident(after.id.path[0] ?? '', identity.sequence), identity, world)
  const title = `alter ${describe(after.id)}: identity`
  if (next === null) return [{ title, phase, drafts }]
  if (next.duration === 'instant') return [{ title, phase, drafts: [...drafts, next] }]
  return [
    { title, phase, drafts },
    { title, phase, drafts: [next] },
  ]
}

/** A new sequence of a column that is there goes on after its numbers before the column's default takes any. */
function ownedParts(fact: Fact<Sequence>, { inlined, again }: Creation, world: World): readonly Part[] | null {
  const { ownedBy } = fact.attributes
  const column = ownedBy === null ? undefined : world.context.desired.facts.get(keyOf({ kind: 'column', path: ownedBy }))
  if (column === undefined || again || !world.operations.creates.has(defaultOf(column)) || sequenceUnder(column, world.context.desired) !== fact) return null
  const next = goesOnAfter(column, ident(...fact.id.path), fact.attributes, world)
  if (next === null) return null
  const title = `create ${describe(fact.id)}`
  const drafts = kindOf(fact).create(fact, world.context, inlined)
  return [
    { title, phase: 'expand', drafts },
    { title, phase: 'expand', drafts: [next] },
  ]
}

/** Serial becomes identity, or the other way round, and plain columns become either. */
export const numbering: Recipe = (operation, world) => {
  if (operation.verb === 'alter') {
    const change = changeOf(operation.alteration, world)
    if (change !== null) return [columnPart(change, world)]
    const { before, after, attributes } = operation.alteration
    const isPlain = attributes.length === 1 && after.id.kind === 'column' && identityOf(before) === null && identityOf(after) !== null
    return isPlain && world.online ? numberedParts(operation.alteration, 'expand', world) : null
  }
  const { fact } = operation
  if (operation.verb === 'create' && fact.id.kind === 'sequence' && !changesIn(world).has(fact.key)) return ownedParts(fact as Fact<Sequence>, operation, world)
  if (operation.again || (fact.id.kind !== 'sequence' && fact.id.kind !== 'default')) return null
  const change = changesIn(world).get(fact.key)
  if (change === undefined) return null
  const common = { phase: 'migrate' as const, together: together(change) }
  if (operation.verb === 'create') {
    const drafts = kindOf(fact).create(fact, world.context, operation.inlined)
    const old = standIn(change, world)
    const taken = fact.id.kind === 'default' ? [] : [goesOn(ident(...fact.id.path), old), draft(sql`DROP SEQUENCE ${old}`)]
    return [{ title: `create ${describe(fact.id)}`, drafts: [...drafts, ...taken], after: fact.id.kind === 'default' ? [] : [change.alteration.after.key], ...common }]
  }
  const drafts = kindOf(fact).drop(fact, world.context)
  if (fact.id.kind === 'default') return [{ title: `drop ${describe(fact.id)}`, drafts, ...common }]
  const old = standIn(change, world)
  const away = { ...fact.id, path: asideName(fact.id, world) }
  const dropOld: Part = {
    title: `drop the old ${describe(fact.id)}`,
    drafts: [draft(sql`DROP SEQUENCE ${old}`, { locks: old === ident(...fact.id.path) ? drafts.flatMap((one) => one.locks) : [] })],
    after: [change.alteration.after.key],
    ...common,
  }
  if (old === ident(...fact.id.path)) return [dropOld]
  return [{ title: `move ${describe(fact.id)} aside`, drafts: kindOf(fact).rename?.(fact.id, away, world.context) ?? [], settles: true, ...common }, dropOld]
}
