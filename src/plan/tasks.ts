import { kindOf } from '../kinds/registry.ts'
import type { Draft } from '../kinds/kind.ts'
import type { Fact } from '../model/fact.ts'
import { blocksReads } from '../model/lock-mode.ts'
import { describe, keyOf, rankOf, type Key } from '../model/identity.ts'
import type { Sql } from '../sql/sql.ts'
import { alterDrafts, wholeOf } from './operations.ts'
import { policiesTogether } from './recipes/row-security.ts'
import type { Operation } from './recipes/recipe.ts'
import { recipes } from './recipes/registry.ts'
import type { Part, Task } from './task.ts'
import type { World } from './world.ts'

/** Facts that must have statements of their own, because the order demands it. */
export interface Unfolded {
  readonly creates: ReadonlySet<Key>
  readonly drops: ReadonlySet<Key>
}

/**
 * Tasks for all operations: what can be said inside the statement that creates its parent, or goes with it when that is
 * dropped, has no task of its own; the rest follows a recipe, or its room.
 */
export function makeTasks(world: World, unfolded: Unfolded): readonly Task[] {
  const { creates, drops, alters, rebuilds } = world.operations
  const tasks: Task[] = []
  const folding = foldCreates(world, unfolded)
  for (const fact of creates.values()) {
    if (folding.folded.has(fact.key)) continue
    const inlined = folding.inlinedOf(fact)
    const rest = inlined.facts.flatMap((child) => kindOf(child).afterInline?.(child, world.context) ?? [])
    const operation: Operation = { verb: 'create', fact, inlined: inlined.texts, again: drops.has(fact.key) }
    const parts = followed(operation, world) ?? [
      { title: `create ${describe(fact.id)}`, phase: phaseOfCreate(fact, world), drafts: kindOf(fact).create(fact, world.context, inlined.texts), ...togetherWith(fact, world) },
    ]
    tasks.push({ verb: 'create', key: fact.key, covers: [fact.key, ...inlined.facts.map((child) => child.key)], parts: withRest(parts, rest) })
  }
  for (const task of foldDrops(world, unfolded)) tasks.push(task)
  for (const [key, alteration] of [...alters, ...rebuilds]) {
    const drafts = alterDrafts(alteration, world.context)
    const parts = followed({ verb: 'alter', alteration }, world) ?? [
      {
        title: `alter ${describe(alteration.after.id)}: ${alteration.attributes.map(inWords).join(', ')}`,
        phase: isLong(drafts) ? ('migrate' as const) : phaseOfAlter(alteration.after, world),
        drafts: drafts === 'recreate' ? [] : drafts,
        ...togetherWith(alteration.after, world),
      },
    ]
    tasks.push({ verb: 'alter', key, covers: [key], parts })
  }
  return tasks
}

/** An attribute's name as words: `rowSecurity` is `row security`. */
const inWords = (attribute: string): string => attribute.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

const isLong = (drafts: readonly Draft[] | 'recreate'): boolean => drafts !== 'recreate' && drafts.some((one) => one.duration !== 'instant')

const followed = (operation: Operation, world: World): readonly Part[] | null => {
  for (const recipe of recipes) {
    const parts = recipe(operation, world)
    if (parts !== null) return parts
  }
  return null
}

const togetherWith = (fact: Fact, world: World): { readonly together?: string } => {
  const word = policiesTogether(fact.id, world)
  return word === undefined ? {} : { together: word }
}

/** What decides who sees which rows changes when the rows are where they belong. */
const phaseOfCreate = (fact: Fact, world: World): Part['phase'] => (policiesTogether(fact.id, world) === undefined ? 'expand' : 'migrate')
const phaseOfAlter = phaseOfCreate

function withRest(parts: readonly Part[], rest: readonly Draft[]): readonly Part[] {
  const [first, ...others] = parts
  if (first === undefined || rest.length === 0) return parts
  return [{ ...first, drafts: [...first.drafts, ...rest] }, ...others]
}

interface Inlined {
  readonly texts: readonly Sql[]
  readonly facts: readonly Fact[]
}

function foldCreates(world: World, unfolded: Unfolded): { readonly folded: ReadonlySet<Key>; inlinedOf(fact: Fact): Inlined } {
  const { creates } = world.operations
  const children = new Map<Key, Fact[]>()
  for (const fact of creates.values()) {
    const kind = kindOf(fact)
    const parent = kind.inline === undefined || unfolded.creates.has(fact.key) ? null : kind.parent?.(fact)
    if (parent === null || parent === undefined) continue
    const key = keyOf(parent)
    if (!creates.has(key)) continue
    const list = children.get(key)
    if (list === undefined) children.set(key, [fact])
    else list.push(fact)
  }
  const position = (fact: Fact): number => kindOf(fact).position?.(fact) ?? 0
  for (const list of children.values()) {
    list.sort((a, b) => rankOf(a.id.kind) - rankOf(b.id.kind) || position(a) - position(b) || (a.key < b.key ? -1 : 1))
  }
  const folded = new Set<Key>()
  const memory = new Map<Key, Inlined>()
  const inlinedOf = (fact: Fact): Inlined => {
    const known = memory.get(fact.key)
    if (known !== undefined) return known
    const texts: Sql[] = []
    const facts: Fact[] = []
    for (const child of children.get(fact.key) ?? []) {
      const nested = inlinedOf(child)
      const text = kindOf(child).inline?.(child, world.context, nested.texts) ?? null
      if (text === null) {
        for (const grandchild of nested.facts) folded.delete(grandchild.key)
        continue
      }
      texts.push(text)
      facts.push(child, ...nested.facts)
      folded.add(child.key)
    }
    const result = { texts, facts }
    memory.set(fact.key, result)
    return result
  }
  // A child whose own parent stays outside is asked again there, so outermost first.
  for (const fact of creates.values()) inlinedOf(fact)
  return { folded, inlinedOf }
}

function foldDrops(world: World, unfolded: Unfolded): readonly Task[] {
  const { drops, creates } = world.operations
  const carried = new Set([...world.operations.carries.keys()].map((key) => world.context.live.facts.get(key)?.id.path.join('\n')))
  // Tables of which a part goes by itself: that of a partition can go when it is detached.
  const takenApart = new Set([...unfolded.drops].map((key) => wholeOf(drops.get(key))))
  const goesWith = (fact: Fact): Key | null => {
    const kind = kindOf(fact)
    const parent = fact.id.target ?? kind.parent?.(fact)
    if (parent === null || parent === undefined) return null
    const key = keyOf(parent)
    // What is moved away takes along what belongs to it.
    if (world.operations.carries.has(key)) return kind.staysBehind === true ? null : key
    // A partition keeps its rows in their place until those of the table above it are carried over.
    const isCarried = kind.inherits?.(fact).from.some((path) => carried.has(path.join('\n'))) === true
    const isDetached = kind.inherits?.(fact).as === 'partition' && takenApart.has(key)
    if (unfolded.drops.has(fact.key) || (!isCarried && (isDetached || kind.dropsAlone?.(fact, world.context) === true))) return null
    return drops.has(key) ? key : null
  }
  const covers = new Map<Key, Key[]>()
  const roots: Fact[] = []
  for (const fact of drops.values()) {
    let root = fact
    for (let next = goesWith(root); next !== null; next = goesWith(root)) {
      const parent = drops.get(next)
      if (parent === undefined) break
      root = parent
    }
    if (root === fact) roots.push(fact)
    const list = covers.get(root.key)
    if (list === undefined) covers.set(root.key, [fact.key])
    else list.push(fact.key)
  }
  return roots.map((fact) => {
    const again = creates.has(fact.key)
    const parts = followed({ verb: 'drop', fact, again }, world) ?? [
      {
        title: `drop ${describe(fact.id)}`,
        phase: again ? phaseOfCreate(fact, world) : policiesTogether(fact.id, world) !== undefined ? ('migrate' as const) : ('contract' as const),
        drafts: withoutLossWhenRecreated(kindOf(fact).drop(fact, world.context), again),
        ...togetherWith(fact, world),
      },
    ]
    const along = (covers.get(fact.key) ?? []).flatMap((key) => (key === fact.key ? [] : drops.get(key) ?? []))
    return { verb: 'drop' as const, key: fact.key, covers: covers.get(fact.key) ?? [fact.key], parts: withLocksOf(along, parts, world) }
  })
}

/** What goes along locks what it would lock if it went alone: a sequence itself, a partition its parent. */
function withLocksOf(along: readonly Fact[], parts: readonly Part[], world: World): readonly Part[] {
  const locks = along.flatMap((fact) => kindOf(fact).drop(fact, world.context).flatMap((one) => one.locks.filter((lock) => blocksReads(lock.mode))))
  const [first, ...others] = parts
  const [draft, ...rest] = first?.drafts ?? []
  if (first === undefined || draft === undefined || locks.length === 0) return parts
  return [{ ...first, drafts: [{ ...draft, locks: [...draft.locks, ...locks] }, ...rest] }, ...others]
}

/** What comes back in the same transaction is not lost. */
const withoutLossWhenRecreated = (drafts: readonly Draft[], again: boolean): readonly Draft[] =>
  again ? drafts.map((one) => ({ ...one, hazards: one.hazards.filter((hazard) => hazard.name !== 'irreversible') })) : drafts
