import { differing } from '../diff/diff.ts'
import { kindOf, kinds } from '../kinds/registry.ts'
import type { Context } from '../kinds/kind.ts'
import { majorOf, type Catalog } from '../model/catalog.ts'
import type { Change } from '../model/change.ts'
import { makeFact, sameValue, type Fact } from '../model/fact.ts'
import { describe, keyOf, type Identity, type Key } from '../model/identity.ts'
import type { Position } from '../model/position.ts'
import { SchemactlError, type Problem } from '../model/problem.ts'
import type { Batch } from '../model/step.ts'
import { makeBatches } from './batches.ts'
import { heirsAmong, isNamesake, operationsFor, type Operations } from './operations.ts'
import type { Unit } from './node.ts'
import { order } from './order.ts'
import type { RowWork, Task } from './task.ts'
import { makeTasks } from './tasks.ts'
import type { Backfill, World } from './world.ts'

export interface PlanInput {
  readonly live: Catalog
  readonly desired: Catalog
  readonly changes: readonly Change[]
  /** By the key of their column. */
  readonly backfills: ReadonlyMap<Key, Backfill>
  /** Rows that are missing, and backfills of columns that do not change but have rows to fill. */
  readonly fills: readonly { readonly about: Key; readonly title: string; readonly work: RowWork; readonly declaredAt: Position | null }[]
  /** False for a copy that nobody uses. */
  readonly online: boolean
  /** Grants that arrive by default privileges though nobody declared them stay. */
  readonly keepArrivals: boolean
  /** Version that the SQL is for; by default the live server's. */
  readonly major?: number
  declaredAt(key: Key): Position | null
}

/**
 * The ordered steps for changes.
 * @throws SchemactlError `plan_impossible` where the order has a cycle that no statement of its own can break, or something goes
 *   that an object which is not managed needs
 */
export function makePlan(input: PlanInput): readonly Batch[] {
  const { live, desired } = input
  const context: Context = {
    live,
    desired,
    major: input.major ?? majorOf(live.server),
    user: live.server.user,
    fact: (id: Identity) => desired.facts.get(keyOf(id)) ?? live.facts.get(keyOf(id)),
  }
  const changes = withArrivals(input.changes, context, input.keepArrivals)
  const operations = withoutArrivals(operationsFor(changes, context), context)
  refuseBereft(operations, context)
  const world: World = { context, operations, backfills: input.backfills, online: input.online }
  const fills: readonly Task[] = input.fills.map((fill) => ({
    verb: 'fill',
    key: fill.about,
    covers: [fill.about],
    parts: [{ title: fill.title, phase: 'migrate', drafts: [], work: fill.work, ...(fill.declaredAt === null ? {} : { declaredAt: fill.declaredAt }), after: needsOfFill(fill.about, world) }],
  }))
  return makeBatches(ordered(world, fills), world, (key) => input.declaredAt(key))
}

/** What is not managed cannot be made again without what it needs. */
function refuseBereft({ creates, drops, unmanaged }: Operations, { live, desired }: Context): void {
  const bereft = [...unmanaged].flatMap((key) => {
    const left = creates.has(key) ? live.facts.get(key) : undefined
    const gone = (live.dependencies.get(key) ?? []).flatMap((needed) => (creates.has(needed) ? [] : (drops.get(needed) ?? [])))
    return left === undefined ? [] : gone.map((one) => ({ left, gone: one }))
  })
  if (bereft.length === 0) return
  const heirsOf = heirsAmong(creates)
  const isReplaced = (gone: Fact): boolean => heirsOf(gone).length > 0 || [...desired.facts.values()].some((fact) => isNamesake(gone, fact))
  const [first, ...others] = bereft
    .filter(({ gone }) => !isReplaced(gone))
    .map(({ left, gone }): Problem => ({
      code: 'plan_impossible',
      message: `${describe(gone.id)} is not declared, but ${describe(left.id)}, which is not managed, needs it`,
      remedy: `Declare ${describe(gone.id)}, or change or drop ${describe(left.id)} yourself first.`,
    }))
  if (first !== undefined) throw new SchemactlError([first, ...others])
}

function ordered(world: World, fills: readonly Task[]): readonly Unit[] {
  const creates = new Set<Key>()
  const drops = new Set<Key>()
  for (;;) {
    const result = order([...makeTasks(world, { creates, drops }), ...fills], world)
    if (result.outcome === 'ordered') return result.units
    // What goes first for itself may leave the rest as it is.
    const apart = unfold(result.drops, drops) || unfold(result.creates, creates)
    if (!apart) throw cycle(result.titles)
  }
}

/** Adds the keys; whether there are new ones among them. */
function unfold(keys: readonly Key[], unfolded: Set<Key>): boolean {
  const before = unfolded.size
  for (const key of keys) unfolded.add(key)
  return unfolded.size > before
}

/** Kinds of facts that come by themselves when others are made. */
const givers = kinds.filter((kind) => kind.arrivals !== undefined)

const cycle = (titles: readonly string[]): SchemactlError =>
  new SchemactlError({
    code: 'plan_impossible',
    message: 'these steps wait for each other',
    remedy: 'Make the change in two: first without one of the objects, then with it.',
    detail: titles,
  })

/** A table is filled when it, its columns and its keys are there: not yet those that tie it to other tables' rows. */
function needsOfFill(about: Key, world: World): readonly Key[] {
  return [...world.operations.creates.values()]
    .filter((fact) => fact.key === about || (kindOf(fact).references === undefined && parentChain(fact, world).includes(about)))
    .map((fact) => fact.key)
}

function parentChain(fact: Fact, world: World): readonly Key[] {
  const parent = kindOf(fact).parent?.(fact)
  if (parent === null || parent === undefined) return []
  const next = world.context.fact(parent)
  return [keyOf(parent), ...(next === undefined ? [] : parentChain(next, world))]
}

/** What is made again gets what default privileges give, as if it were new: that too is altered into what is wanted. */
function withoutArrivals(operations: Operations, context: Context): Operations {
  const creates = new Map(operations.creates)
  const alters = new Map(operations.alters)
  for (const fact of operations.creates.values()) {
    if (!operations.drops.has(fact.key)) continue
    for (const arrived of givers.flatMap((kind) => kind.arrivals?.(fact, context) ?? [])) {
      const wanted = creates.get(arrived.key) ?? context.desired.facts.get(arrived.key)
      creates.delete(arrived.key)
      const after = wanted ?? makeFact(arrived.id, { ...arrived.attributes, privileges: arrived.attributes['usual'] ?? [] })
      const attributes = differing(arrived, after)
      if (attributes.length > 0) alters.set(arrived.key, { before: arrived, after, attributes })
    }
  }
  return { ...operations, creates, alters }
}

/**
 * Facts that come by themselves with what is created (grants from default privileges): where they are wanted so, nothing is to
 * do; where they differ or are not wanted, they are altered or dropped right after.
 */
function withArrivals(changes: readonly Change[], context: Context, keep: boolean): readonly Change[] {
  const arriving = new Map<Key, Fact>()
  for (const change of changes) {
    if (change.change !== 'added') continue
    for (const kind of givers) for (const fact of kind.arrivals?.(change.fact, context) ?? []) arriving.set(fact.key, fact)
  }
  if (arriving.size === 0) return changes
  const result: Change[] = []
  for (const change of changes) {
    const arrived = change.change === 'added' ? arriving.get(change.fact.key) : undefined
    if (change.change !== 'added' || arrived === undefined) {
      result.push(change)
      continue
    }
    const attributes = Object.keys(arrived.attributes).filter((name) => !sameValue(arrived.attributes[name], change.fact.attributes[name]))
    if (attributes.length > 0) result.push({ change: 'altered', before: arrived, after: change.fact, attributes })
  }
  for (const fact of arriving.values()) {
    if (keep || context.desired.facts.has(fact.key)) continue
    result.push({ change: 'altered', before: fact, after: makeFact(fact.id, { ...fact.attributes, privileges: fact.attributes['usual'] ?? [] }), attributes: ['privileges'] })
  }
  return result
}
